#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

struct MusterArchive {
  struct archive *archive;
  struct archive_entry *entry;
  int isOpen;
};

MusterArchive *muster_archive_open(int descriptor, int isRaw) {
  MusterArchive *handle = calloc(1, sizeof *handle);
  if (!handle) return NULL;
  handle->archive = archive_read_new();
  if (!handle->archive) {
    free(handle);
    return NULL;
  }
  archive_read_support_filter_all(handle->archive);
  if (isRaw) {
    archive_read_support_format_raw(handle->archive);
    archive_read_support_format_empty(handle->archive);
  } else {
    archive_read_support_format_zip(handle->archive);
    archive_read_support_format_tar(handle->archive);
    archive_read_support_format_7zip(handle->archive);
    archive_read_support_format_empty(handle->archive);
  }
  handle->isOpen = archive_read_open_fd(handle->archive, descriptor, 256 << 10) == ARCHIVE_OK;
  return handle;
}

void muster_archive_close(MusterArchive *handle) {
  archive_read_free(handle->archive);
  free(handle);
}

int muster_archive_next(MusterArchive *handle) {
  if (!handle->isOpen) return -1;
  for (int tries = 0; tries < 8; tries++) {
    switch (archive_read_next_header(handle->archive, &handle->entry)) {
      case ARCHIVE_OK:
      case ARCHIVE_WARN: return 1;
      case ARCHIVE_EOF: return 0;
      case ARCHIVE_RETRY: continue;
      default: return -1;
    }
  }
  return -1;
}

const char *muster_archive_path(MusterArchive *handle) {
  const char *path = archive_entry_pathname_utf8(handle->entry);
  return path ? path : archive_entry_pathname(handle->entry);
}

int muster_archive_is_file(MusterArchive *handle) { return archive_entry_filetype(handle->entry) == AE_IFREG; }

int muster_archive_is_encrypted(MusterArchive *handle) { return archive_entry_is_data_encrypted(handle->entry) > 0; }

ssize_t muster_archive_read(MusterArchive *handle, void *buffer, size_t count) {
  for (int tries = 0; tries < 8; tries++) {
    la_ssize_t got = archive_read_data(handle->archive, buffer, count);
    if (got >= 0) return got;
    if (got != ARCHIVE_RETRY) return -1;
  }
  return -1;
}

const char *muster_archive_error(MusterArchive *handle) {
  const char *message = archive_error_string(handle->archive);
  return message ? message : "it is broken";
}
