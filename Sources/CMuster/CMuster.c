#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "muster.h"
#include "muster_internal.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

int32_t muster_abi(void) { return MUSTER_ABI; }

// Of fixed size, so that a thread that ends leaves nothing behind.
static _Thread_local char last_error[2048];

const char *muster_last_error(void) { return last_error; }

void muster_set_last_error(const char *message) {
  size_t length = strlen(message);
  if (length > sizeof last_error - 1) {
    length = sizeof last_error - 1;
    // Not in the middle of a character.
    while (length > 0 && ((unsigned char)message[length] & 0xC0) == 0x80) length--;
  }
  memcpy(last_error, message, length);
  last_error[length] = 0;
}

void muster_free(char *result) { free(result); }

const char *muster_library_path(void) {
  Dl_info info;
  return dladdr((const void *)&muster_abi, &info) != 0 ? info.dli_fname : NULL;
}
