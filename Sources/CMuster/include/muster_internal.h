/* For the library itself; not exported. */
#ifndef MUSTER_INTERNAL_H
#define MUSTER_INTERNAL_H

/* Keeps a copy, cut to 2 KB, for this thread's muster_last_error. */
void muster_set_last_error(const char *message);

/* The file that this code was loaded from, or NULL. Lasts as long as it is loaded. */
const char *muster_library_path(void);

#endif
