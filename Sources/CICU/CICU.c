#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

const char *muster_icu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }
const char *muster_icu_version(void) { return U_ICU_VERSION; }

// MARK: - Buffers

void muster_icu_buffer_free(MusterICUBuffer *buffer) {
  free(buffer->bytes);
  buffer->bytes = NULL;
  buffer->count = buffer->capacity = 0;
}

static bool reserve(MusterICUBuffer *buffer, size_t capacity) {
  if (buffer->capacity >= capacity) return true;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) return false;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

// UTF-16 in between; short texts (names, words) stay on the stack.
typedef struct {
  UChar *units;
  int32_t count, capacity;
  UChar fixed[256];
} Units;

static void units_init(Units *u) {
  u->units = u->fixed;
  u->count = 0;
  u->capacity = 256;
}
static void units_free(Units *u) {
  if (u->units != u->fixed) free(u->units);
}
static bool units_reserve(Units *u, int64_t capacity, UErrorCode *e) {
  if (capacity > INT32_MAX - 16) {
    *e = U_INDEX_OUTOFBOUNDS_ERROR;
    return false;
  }
  if (u->capacity >= capacity) return true;
  UChar *units = malloc((size_t)capacity * sizeof(UChar));
  if (!units) {
    *e = U_MEMORY_ALLOCATION_ERROR;
    return false;
  }
  memcpy(units, u->units, (size_t)u->count * sizeof(UChar));
  units_free(u);
  u->units = units;
  u->capacity = (int32_t)capacity;
  return true;
}
static void units_from_utf8(Units *u, const uint8_t *text, size_t count, UErrorCode *e) {
  if (count == 0) {
    u->count = 0;
    return;
  }
  if (!units_reserve(u, (int64_t)count + 1, e)) return;
  u_strFromUTF8WithSub(u->units, u->capacity, &u->count, (const char *)text, (int32_t)count, 0xFFFD, NULL, e);
}
static void units_to_buffer(const UChar *units, int32_t count, MusterICUBuffer *out, UErrorCode *e) {
  size_t need = (size_t)count * 3 + 1;
  if (!reserve(out, need)) {
    *e = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  int32_t written = 0;
  int32_t capacity = out->capacity > INT32_MAX ? INT32_MAX : (int32_t)out->capacity;
  u_strToUTF8WithSub((char *)out->bytes, capacity, &written, units, count, 0xFFFD, NULL, e);
  out->count = U_SUCCESS(*e) ? (size_t)written : 0;
}

// MARK: - Normalisation

static const UNormalizer2 *normalizer(MusterICUForm form, UErrorCode *e) {
  switch (form) {
  case MUSTER_ICU_NFC: return unorm2_getNFCInstance(e);
  case MUSTER_ICU_NFD: return unorm2_getNFDInstance(e);
  case MUSTER_ICU_NFKC: return unorm2_getNFKCInstance(e);
  default: return unorm2_getNFKCCasefoldInstance(e);
  }
}

void muster_icu_normalize(
    MusterICUForm form, const uint8_t *text, size_t count, MusterICUBuffer *out, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  out->count = 0;
  Units source, target;
  units_init(&source);
  units_init(&target);
  const UNormalizer2 *n = normalizer(form, &e);
  if (U_SUCCESS(e)) units_from_utf8(&source, text, count, &e);
  if (U_SUCCESS(e) && source.count > 0) {
    int32_t length = unorm2_normalize(n, source.units, source.count, target.units, target.capacity, &e);
    if (e == U_BUFFER_OVERFLOW_ERROR) {
      e = U_ZERO_ERROR;
      if (units_reserve(&target, (int64_t)length + 1, &e))
        length = unorm2_normalize(n, source.units, source.count, target.units, target.capacity, &e);
    }
    if (U_SUCCESS(e)) units_to_buffer(target.units, length, out, &e);
  }
  units_free(&source);
  units_free(&target);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

// MARK: - Transliteration

MusterICUTransliterator *muster_icu_transliterator_open(
    const uint8_t *id, size_t idCount, const uint8_t *rules, size_t rulesCount, bool reverse, int32_t *errorLine,
    int32_t *errorOffset, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  UParseError where = {0};
  Units name, text;
  units_init(&name);
  units_init(&text);
  UTransliterator *t = NULL;
  units_from_utf8(&name, id, idCount, &e);
  if (rules) units_from_utf8(&text, rules, rulesCount, &e);
  if (U_SUCCESS(e))
    t = utrans_openU(
        name.units, name.count, reverse ? UTRANS_REVERSE : UTRANS_FORWARD, rules ? text.units : NULL,
        rules ? text.count : 0, &where, &e);
  *errorLine = where.line;
  *errorOffset = where.offset;
  units_free(&name);
  units_free(&text);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
  return (MusterICUTransliterator *)t;
}

void muster_icu_transliterator_close(MusterICUTransliterator *t) { utrans_close((UTransliterator *)t); }

void muster_icu_transliterate(
    const MusterICUTransliterator *t, const uint8_t *text, size_t count, MusterICUBuffer *out, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  out->count = 0;
  Units source, target;
  units_init(&source);
  units_init(&target);
  units_from_utf8(&source, text, count, &e);
  int64_t capacity = (int64_t)source.count * 4 + 64;
  while (U_SUCCESS(e) && source.count > 0) {
    if (!units_reserve(&target, capacity, &e)) break;
    memcpy(target.units, source.units, (size_t)source.count * sizeof(UChar));
    int32_t length = source.count, limit = source.count;
    utrans_transUChars((const UTransliterator *)t, target.units, &length, target.capacity, 0, &limit, &e);
    if (e == U_BUFFER_OVERFLOW_ERROR && capacity < (int64_t)source.count * 64) {
      e = U_ZERO_ERROR;
      capacity *= 4;
      continue;
    }
    if (U_SUCCESS(e)) units_to_buffer(target.units, length, out, &e);
    break;
  }
  units_free(&source);
  units_free(&target);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

// MARK: - Boundaries

struct MusterICUBreaker {
  UBreakIterator *iterator;
  UText text;
};

MusterICUBreaker *muster_icu_breaker_open(MusterICUBreakKind kind, const char *locale, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  MusterICUBreaker *b = calloc(1, sizeof *b);
  if (!b) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UText empty = UTEXT_INITIALIZER;
  b->text = empty;
  UBreakIteratorType type = kind == MUSTER_ICU_WORDS ? UBRK_WORD : kind == MUSTER_ICU_SENTENCES ? UBRK_SENTENCE : UBRK_CHARACTER;
  b->iterator = ubrk_open(type, locale, NULL, 0, &e);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
  if (U_SUCCESS(e)) return b;
  free(b);
  return NULL;
}

void muster_icu_breaker_close(MusterICUBreaker *b) {
  ubrk_close(b->iterator);
  utext_close(&b->text);
  free(b);
}

void muster_icu_breaker_set_text(MusterICUBreaker *b, const uint8_t *text, size_t count, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  utext_openUTF8(&b->text, text ? (const char *)text : "", (int64_t)count, &e);
  if (U_SUCCESS(e)) ubrk_setUText(b->iterator, &b->text, &e);
  if (U_SUCCESS(e)) ubrk_first(b->iterator);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

int64_t muster_icu_breaker_next(MusterICUBreaker *b) {
  int32_t next = ubrk_next(b->iterator);
  return next == UBRK_DONE ? -1 : next;
}

bool muster_icu_breaker_is_word(MusterICUBreaker *b) { return ubrk_getRuleStatus(b->iterator) >= UBRK_WORD_NUMBER; }

// MARK: - Spelled-out numbers

MusterICUSpeller *muster_icu_speller_open(const char *locale, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &e);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
  return (MusterICUSpeller *)f;
}

void muster_icu_speller_close(MusterICUSpeller *s) { unum_close((UNumberFormat *)s); }

const char *muster_icu_speller_locale(MusterICUSpeller *s) {
  UErrorCode e = U_ZERO_ERROR;
  const char *name = unum_getLocaleByType((UNumberFormat *)s, ULOC_ACTUAL_LOCALE, &e);
  return name ? name : "";
}

void muster_icu_speller_rule_sets(MusterICUSpeller *s, MusterICUBuffer *out, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  Units u;
  units_init(&u);
  out->count = 0;
  int32_t length = unum_getTextAttribute((UNumberFormat *)s, UNUM_PUBLIC_RULESETS, u.units, u.capacity, &e);
  if (e == U_BUFFER_OVERFLOW_ERROR) {
    e = U_ZERO_ERROR;
    if (units_reserve(&u, (int64_t)length + 1, &e))
      length = unum_getTextAttribute((UNumberFormat *)s, UNUM_PUBLIC_RULESETS, u.units, u.capacity, &e);
  }
  if (U_SUCCESS(e)) units_to_buffer(u.units, length, out, &e);
  units_free(&u);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

void muster_icu_speller_use_rule_set(MusterICUSpeller *s, const uint8_t *name, size_t count, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  Units u;
  units_init(&u);
  units_from_utf8(&u, name, count, &e);
  if (U_SUCCESS(e)) unum_setTextAttribute((UNumberFormat *)s, UNUM_DEFAULT_RULESET, u.units, u.count, &e);
  units_free(&u);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

void muster_icu_speller_set_lenient(MusterICUSpeller *s, bool lenient) {
  unum_setAttribute((UNumberFormat *)s, UNUM_LENIENT_PARSE, lenient ? 1 : 0);
}

void muster_icu_speller_format(MusterICUSpeller *s, int64_t value, MusterICUBuffer *out, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  Units u;
  units_init(&u);
  out->count = 0;
  int32_t length = unum_formatInt64((UNumberFormat *)s, value, u.units, u.capacity, NULL, &e);
  if (e == U_BUFFER_OVERFLOW_ERROR) {
    e = U_ZERO_ERROR;
    if (units_reserve(&u, (int64_t)length + 1, &e))
      length = unum_formatInt64((UNumberFormat *)s, value, u.units, u.capacity, NULL, &e);
  }
  if (U_SUCCESS(e)) units_to_buffer(u.units, length, out, &e);
  units_free(&u);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

double muster_icu_speller_parse(
    MusterICUSpeller *s, const uint8_t *text, size_t count, int32_t *consumed, int32_t *total, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  Units u;
  units_init(&u);
  *consumed = 0;
  double value = 0;
  units_from_utf8(&u, text, count, &e);
  *total = u.count;
  if (U_SUCCESS(e)) {
    int32_t position = 0;
    value = unum_parseDouble((UNumberFormat *)s, u.units, u.count, &position, &e);
    if (e == U_PARSE_ERROR) {
      e = U_ZERO_ERROR;
      position = 0;
    }
    *consumed = position;
  }
  units_free(&u);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
  return value;
}

// MARK: - Charsets

void muster_icu_detect_charset(
    const uint8_t *bytes, size_t count, char *name, int32_t capacity, int32_t *confidence, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  *confidence = 0;
  name[0] = 0;
  UCharsetDetector *detector = ucsdet_open(&e);
  if (U_SUCCESS(e)) {
    int32_t sample = count > (1 << 20) ? (1 << 20) : (int32_t)count;
    ucsdet_setText(detector, (const char *)bytes, sample, &e);
    const UCharsetMatch *match = ucsdet_detect(detector, &e);
    if (U_SUCCESS(e) && match) {
      *confidence = ucsdet_getConfidence(match, &e);
      const char *found = ucsdet_getName(match, &e);
      if (U_SUCCESS(e) && found) {
        strncpy(name, found, (size_t)capacity - 1);
        name[capacity - 1] = 0;
      }
    }
  }
  if (detector) ucsdet_close(detector);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

void muster_icu_decode(
    const char *charset, const uint8_t *bytes, size_t count, MusterICUBuffer *out, int32_t *status) {
  UErrorCode e = U_ZERO_ERROR;
  out->count = 0;
  UConverter *from = ucnv_open(charset, &e), *to = NULL;
  if (U_SUCCESS(e)) to = ucnv_open("UTF-8", &e);
  const char *source = (const char *)bytes, *sourceEnd = source + count;
  UChar pivot[1024], *pivotSource = pivot, *pivotTarget = pivot;
  bool first = true;
  while (U_SUCCESS(e)) {
    if (!reserve(out, out->count + 65536)) {
      e = U_MEMORY_ALLOCATION_ERROR;
      break;
    }
    char *target = (char *)out->bytes + out->count, *targetEnd = (char *)out->bytes + out->capacity;
    ucnv_convertEx(
        to, from, &target, targetEnd, &source, sourceEnd, pivot, &pivotSource, &pivotTarget, pivot + 1024, first, true,
        &e);
    first = false;
    out->count = (size_t)((uint8_t *)target - out->bytes);
    if (e != U_BUFFER_OVERFLOW_ERROR) break;
    e = U_ZERO_ERROR;
    if (!reserve(out, out->capacity * 2)) e = U_MEMORY_ALLOCATION_ERROR;
  }
  if (from) ucnv_close(from);
  if (to) ucnv_close(to);
  *status = U_FAILURE(e) ? (int32_t)e : 0;
}

// MARK: - Properties

int8_t muster_icu_general_category(int32_t c) { return u_charType(c); }
int32_t muster_icu_digit_value(int32_t c) { return u_charDigitValue(c); }
int32_t muster_icu_to_lower(int32_t c) { return u_tolower(c); }
int32_t muster_icu_script(int32_t c) {
  UErrorCode e = U_ZERO_ERROR;
  return uscript_getScript(c, &e);
}
const char *muster_icu_script_code(int32_t script) {
  const char *name = uscript_getShortName((UScriptCode)script);
  return name ? name : "Zzzz";
}
