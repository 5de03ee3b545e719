/*
 * muster.h: Muster from C, and from any language that can call C.
 *
 *   muster_extractor *extractor = muster_open(NULL);
 *   if (extractor == NULL) { fprintf(stderr, "%s\n", muster_last_error()); exit(1); }
 *   char *json = muster_extract(extractor, text, strlen(text), NULL, NULL);
 *   if (json == NULL) fprintf(stderr, "%s\n", muster_last_error()); else puts(json);
 *   muster_free(json);
 *   muster_close(extractor);
 *
 * Text in and out is UTF-8. Link with the library CMuster; libicu (libicui18n, libicuuc, libicudata) and the C and C++
 * libraries are the system's.
 *
 * Threads: one extractor may be used by any number of threads at the same time, and gives each the same bytes for the
 * same document. muster_close must be the last call for an extractor, when no other is running. The last error is each
 * thread's own. No function calls back, none changes the locale, the environment or signals.
 */
#ifndef MUSTER_H
#define MUSTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when a function changes or goes; functions and JSON fields may be added without. */
#define MUSTER_ABI 1

/* The MUSTER_ABI that the library was built with: compare before the first call where it is loaded at run time. */
int32_t muster_abi(void);

/* The release, such as "0.1.0". Lasts as long as the program. */
const char *muster_version(void);

/* Reads documents; made by muster_open. */
typedef struct muster_extractor muster_extractor;

/*
 * Makes an extractor: milliseconds, but the first time ever, when the names are compiled into the user's cache folder.
 *
 * options: NULL, or an object of JSON ended by a zero, with any of
 *   "language"    "auto" (each document in its own; the default) or a code such as "en"
 *   "date"        date of publication of documents that bring none, "2022-01-06"
 *   "profile"     what the tolls' best figures go by: "none" (the default), "acled", "emdat", "lower"
 *   "gazetteers"  list of paths of tables of names of your own, TSV or CSV
 *   "additions"   list of paths of folders like Gazetteers that add to it
 *   "resources"   path of the folder Gazetteers; by default the environment's MUSTER_GAZETTEERS, else beside the
 *                 library, else beside the program
 *
 * Returns NULL on error; muster_last_error says what to do.
 */
muster_extractor *muster_open(const char *options);

/*
 * Reads one document.
 *
 * text, length: UTF-8 without a zero at the end; may hold zeros. NULL only where length is 0.
 * details: NULL, or an object of JSON ended by a zero, with any of "id", "title", "language", "date".
 * result_length: where to put the length of the result in bytes, without the zero at its end; or NULL.
 *
 * Returns JSON on one line, ended by a zero, to be given to muster_free: {"id", "title", "language", "date", "error"?,
 * "words", "sentences", "mentions", "entities", "statistics", "tolls"}, with the columns of the tables (Docs/SCHEMA.md)
 * in each. "start" and "end" count code points of the text behind its byte order mark. "error" is there where the
 * document could not be read: it is longer than 2 GB, or the tables of its language are wrong.
 * NULL on error: text or details are wrong, or memory is out.
 * Time grows linearly with the length.
 */
char *muster_extract(
    const muster_extractor *extractor, const char *text, size_t length, const char *details, size_t *result_length);

/* Gives back what muster_extract returned. NULL is let be. */
void muster_free(char *result);

/* Ends an extractor. NULL is let be. Results stay until muster_free. */
void muster_close(muster_extractor *extractor);

/*
 * What went wrong in this thread's last call that failed, in English, with what to do; "" where none has.
 * Lasts until the thread's next call of a function of this library.
 */
const char *muster_last_error(void);

#ifdef __cplusplus
}
#endif

#endif
