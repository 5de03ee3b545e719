// Muster's own names over ICU. No ICU type or header appears here: ICU's headers and Foundation's cannot be
// imported together, so ICU stays inside CICU.c. Text goes in and out as UTF-8.
#ifndef MUSTER_CICU_H
#define MUSTER_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Every function that can fail writes an ICU error code to *status: 0 or less is success.
const char *_Nonnull muster_icu_error_name(int32_t status);
const char *_Nonnull muster_icu_version(void);

// A growable UTF-8 result. `bytes` is owned by the buffer; free it with muster_icu_buffer_free.
typedef struct {
  uint8_t *_Nullable bytes;
  size_t count;
  size_t capacity;
} MusterICUBuffer;
void muster_icu_buffer_free(MusterICUBuffer *_Nonnull buffer);

// Normalisation. The forms are process-wide singletons in ICU: nothing to close.
typedef enum {
  MUSTER_ICU_NFC,
  MUSTER_ICU_NFD,
  MUSTER_ICU_NFKC,
  MUSTER_ICU_NFKC_CASEFOLD,
} MusterICUForm;
void muster_icu_normalize(
    MusterICUForm form, const uint8_t *_Nullable text, size_t count, MusterICUBuffer *_Nonnull out,
    int32_t *_Nonnull status);

// Transliteration.
typedef struct MusterICUTransliterator MusterICUTransliterator;
MusterICUTransliterator *_Nullable muster_icu_transliterator_open(
    const uint8_t *_Nonnull id, size_t idCount, const uint8_t *_Nullable rules, size_t rulesCount, bool reverse,
    int32_t *_Nonnull errorLine, int32_t *_Nonnull errorOffset, int32_t *_Nonnull status);
void muster_icu_transliterator_close(MusterICUTransliterator *_Nonnull transliterator);
void muster_icu_transliterate(
    const MusterICUTransliterator *_Nonnull transliterator, const uint8_t *_Nullable text, size_t count,
    MusterICUBuffer *_Nonnull out, int32_t *_Nonnull status);

// Boundaries. The iterator keeps no copy of the text: it must outlive the calls to next.
typedef struct MusterICUBreaker MusterICUBreaker;
typedef enum { MUSTER_ICU_WORDS, MUSTER_ICU_SENTENCES, MUSTER_ICU_GRAPHEMES } MusterICUBreakKind;
MusterICUBreaker *_Nullable muster_icu_breaker_open(
    MusterICUBreakKind kind, const char *_Nonnull locale, int32_t *_Nonnull status);
void muster_icu_breaker_close(MusterICUBreaker *_Nonnull breaker);
void muster_icu_breaker_set_text(
    MusterICUBreaker *_Nonnull breaker, const uint8_t *_Nullable text, size_t count, int32_t *_Nonnull status);
// The next boundary as a UTF-8 offset, or -1 at the end.
int64_t muster_icu_breaker_next(MusterICUBreaker *_Nonnull breaker);
// For word breaks: whether the piece that ends at the current boundary is a word, number, kana or ideograph.
bool muster_icu_breaker_is_word(MusterICUBreaker *_Nonnull breaker);

// Numbers spelled out in words.
typedef struct MusterICUSpeller MusterICUSpeller;
MusterICUSpeller *_Nullable muster_icu_speller_open(const char *_Nonnull locale, int32_t *_Nonnull status);
void muster_icu_speller_close(MusterICUSpeller *_Nonnull speller);
// The locale the rules really come from: ICU falls back to another one without an error.
const char *_Nonnull muster_icu_speller_locale(MusterICUSpeller *_Nonnull speller);
// Names of the public rule sets, separated by ';'.
void muster_icu_speller_rule_sets(
    MusterICUSpeller *_Nonnull speller, MusterICUBuffer *_Nonnull out, int32_t *_Nonnull status);
void muster_icu_speller_use_rule_set(
    MusterICUSpeller *_Nonnull speller, const uint8_t *_Nonnull name, size_t count, int32_t *_Nonnull status);
void muster_icu_speller_set_lenient(MusterICUSpeller *_Nonnull speller, bool lenient);
void muster_icu_speller_format(
    MusterICUSpeller *_Nonnull speller, int64_t value, MusterICUBuffer *_Nonnull out, int32_t *_Nonnull status);
// The value of the longest prefix that reads as a number, and the count of UTF-16 units it took (0: none).
double muster_icu_speller_parse(
    MusterICUSpeller *_Nonnull speller, const uint8_t *_Nonnull text, size_t count, int32_t *_Nonnull consumedUTF16,
    int32_t *_Nonnull totalUTF16, int32_t *_Nonnull status);

// Charsets.
// Detects and decodes to UTF-8. `name` receives the charset (at most nameCapacity - 1 bytes), `confidence` 0…100.
void muster_icu_detect_charset(
    const uint8_t *_Nonnull bytes, size_t count, char *_Nonnull name, int32_t nameCapacity,
    int32_t *_Nonnull confidence, int32_t *_Nonnull status);
void muster_icu_decode(
    const char *_Nonnull charset, const uint8_t *_Nonnull bytes, size_t count, MusterICUBuffer *_Nonnull out,
    int32_t *_Nonnull status);

// Properties of a code point.
int8_t muster_icu_general_category(int32_t codePoint);  // UCharCategory: 0 unassigned … 29
int32_t muster_icu_digit_value(int32_t codePoint);      // 0…9, or -1
int32_t muster_icu_to_lower(int32_t codePoint);
int32_t muster_icu_script(int32_t codePoint);           // UScriptCode
const char *_Nonnull muster_icu_script_code(int32_t script);  // four letters, ISO 15924: "Latn"

#endif
