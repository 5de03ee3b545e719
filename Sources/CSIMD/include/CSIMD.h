/// Masks of 64 bytes of text at a time, for loops that Swift cannot write without intrinsics.
#pragma once
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#define MUSTER_HAS_SIMD 1
#else
#define MUSTER_HAS_SIMD 0
#endif

/// Is muster_masks there? If not, callers have a portable way.
static const int muster_has_simd = MUSTER_HAS_SIMD;

typedef struct {
  /// Bytes of words: ASCII letters and digits, and all from 0x80 on.
  uint64_t words;
  /// Capitals A to Z.
  uint64_t capitals;
} muster_byte_masks;

/// One bit a byte, the first byte lowest. 64 bytes must be readable.
static inline __attribute__((always_inline)) muster_byte_masks muster_masks(const uint8_t *bytes) {
  muster_byte_masks masks = {0, 0};
#if MUSTER_HAS_SIMD
  const __m128i case_bit = _mm_set1_epi8(0x20);
  for (int part = 0; part < 4; part++) {
    // Comparisons are signed: bytes from 0x80 on are below all others.
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    __m128i folded = _mm_or_si128(text, case_bit);
    __m128i letters = _mm_and_si128(
        _mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
    __m128i digits = _mm_and_si128(
        _mm_cmpgt_epi8(text, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(text, _mm_set1_epi8('9' + 1)));
    __m128i capitals = _mm_andnot_si128(_mm_cmpgt_epi8(text, _mm_set1_epi8('Z')), letters);
    __m128i words = _mm_or_si128(_mm_or_si128(letters, digits), text);
    masks.words |= (uint64_t)(uint32_t)_mm_movemask_epi8(words) << (16 * part);
    masks.capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(capitals) << (16 * part);
  }
#endif
  return masks;
}

/// Asks for a cache line that will be read soon.
static inline __attribute__((always_inline)) void muster_prefetch(const void *address) {
  __builtin_prefetch(address);
}
