/* What a caller may get wrong gives an error that says so, never a crash. Exit status 0 where all do. */
#include <muster.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

static void expect(int holds, const char *what) {
  if (holds) return;
  failures++;
  fprintf(stderr, "expected: %s; last error: %s\n", what, muster_last_error());
}

static void expect_open_error(const char *options, const char *message) {
  muster_extractor *extractor = muster_open(options);
  expect(extractor == NULL && strstr(muster_last_error(), message) != NULL, message);
  muster_close(extractor);
}

int main(void) {
  expect(strlen(muster_last_error()) == 0, "no error at first");
  expect_open_error("{", "JSON object");
  expect_open_error("[]", "JSON object");
  expect_open_error("{\"langauge\": \"en\"}", "no 'langauge'");
  expect_open_error("{\"language\": [\"en\"]}", "should be a string");
  expect_open_error("{\"gazetteers\": \"x.tsv\"}", "should be a list");
  expect_open_error("{\"language\": \"xx\"}", "known are");
  expect_open_error("{\"profile\": \"xx\"}", "known are");
  expect_open_error("{\"gazetteers\": [\"/nowhere.tsv\"]}", "/nowhere.tsv");
  expect_open_error("{\"resources\": \"/nowhere\"}", "MUSTER_GAZETTEERS");

  muster_extractor *extractor = muster_open("{\"language\": \"en\", \"profile\": null}");
  expect(extractor != NULL, "an extractor");
  size_t length = 0;
  char *json = muster_extract(extractor, NULL, 0, NULL, &length);
  expect(json != NULL && length == strlen(json), "no text is an empty document");
  muster_free(json);
  json = muster_extract(extractor, "Two\0died.", 9, "{\"title\": null}", &length);
  expect(json != NULL && length == strlen(json), "zeros in a text");
  muster_free(json);
  expect(muster_extract(NULL, "x", 1, NULL, NULL) == NULL, "no extractor is an error");
  expect(muster_extract(extractor, NULL, 1, NULL, NULL) == NULL, "no text with a length is an error");
  expect(muster_extract(extractor, "x", 1, "{\"body\": \"y\"}", NULL) == NULL, "an unknown detail is an error");
  expect(strstr(muster_last_error(), "date, id, language, title") != NULL, "the known details");
  /* Every pair of bytes: UTF-8 or an error. */
  for (int i = 0; i < 65536; i += 7) {
    char bytes[2] = {(char)(i >> 8), (char)i};
    muster_free(muster_extract(extractor, bytes, 2, NULL, NULL));
  }
  muster_free(NULL);
  muster_close(NULL);
  muster_close(extractor);
  return failures > 0;
}
