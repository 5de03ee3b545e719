/* Reads one text, or the file given, and prints what was found as JSON; then reads it from many threads at once. */
#include <muster.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 5 };

struct work {
  const muster_extractor *extractor;
  const char *text;
  const char *expected;
  int differences;
};

static void *read_again(void *argument) {
  struct work *work = argument;
  for (int round = 0; round < ROUNDS; round++) {
    size_t length = 0;
    char *json = muster_extract(work->extractor, work->text, strlen(work->text), "{\"id\": \"1\"}", &length);
    if (json == NULL || strcmp(json, work->expected) != 0 || strlen(json) != length) work->differences++;
    muster_free(json);
    /* Each thread has its own last error. */
    if (muster_extract(work->extractor, "\xff", 1, NULL, NULL) != NULL) work->differences++;
    if (strstr(muster_last_error(), "UTF-8") == NULL) work->differences++;
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (muster_abi() != MUSTER_ABI) {
    fprintf(stderr, "this program was compiled for another version of the library than %s\n", muster_version());
    return 1;
  }
  muster_extractor *extractor = muster_open(count > 1 ? arguments[1] : NULL);
  if (extractor == NULL) {
    fprintf(stderr, "%s\n", muster_last_error());
    return 1;
  }

  const char *text = "At least eight policemen were killed and 317 injured in Almaty, the interior ministry said.";
  char *json = muster_extract(extractor, text, strlen(text), "{\"id\": \"1\"}", NULL);
  if (json == NULL) {
    fprintf(stderr, "%s\n", muster_last_error());
    return 1;
  }
  puts(json);

  struct work works[THREADS];
  pthread_t threads[THREADS];
  int differences = 0;
  for (int i = 0; i < THREADS; i++) {
    works[i] = (struct work){extractor, text, json, 0};
    if (pthread_create(&threads[i], NULL, read_again, &works[i]) != 0) return 1;
  }
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    differences += works[i].differences;
  }

  muster_free(json);
  muster_close(extractor);
  if (differences > 0) fprintf(stderr, "%d results differ between threads\n", differences);
  return differences > 0;
}
