// Muster's own names over libarchive: compressed files and archives, read as streams. No libarchive header or type
// appears here.
#ifndef MUSTER_CARCHIVE_H
#define MUSTER_CARCHIVE_H

#include <stddef.h>
#include <sys/types.h>

typedef struct MusterArchive MusterArchive;

// Opens an open file. `isRaw`: one compressed stream (.gz, .zst, .bz2, .xz) rather than an archive of members.
// NULL without memory.
MusterArchive *_Nullable muster_archive_open(int descriptor, int isRaw);
void muster_archive_close(MusterArchive *_Nonnull archive);

// Moves to the next member: 1, or 0 at the end, or -1 where the archive is broken (muster_archive_error).
int muster_archive_next(MusterArchive *_Nonnull archive);
// The member's path in the archive, as bytes of no certain charset; valid until the next call.
const char *_Nullable muster_archive_path(MusterArchive *_Nonnull archive);
int muster_archive_is_file(MusterArchive *_Nonnull archive);
int muster_archive_is_encrypted(MusterArchive *_Nonnull archive);

// Bytes of the member: how many were read, 0 at its end, -1 where it is broken.
ssize_t muster_archive_read(MusterArchive *_Nonnull archive, void *_Nonnull buffer, size_t count);
const char *_Nonnull muster_archive_error(MusterArchive *_Nonnull archive);

#endif
