// GCC's headers of vector intrinsics call builtins of the target, and define their functions `extern inline` and always_inline.
#include <immintrin.h>
__m128d a = _mm_set_pd(1, 2);
_mm_add_pd(a, a)
//= (__attribute__((vector_size(16))) double) { 4.0, 2.0 }
_mm_sqrt_sd(a, _mm_set1_pd(9))
//= (__attribute__((vector_size(16))) double) { 3.0, 1.0 }
_mm_max_pd(a, _mm_set1_pd(1.5))
//= (__attribute__((vector_size(16))) double) { 2.0, 1.5 }
_mm_cmplt_pd(a, _mm_set1_pd(1.5))
//= (__attribute__((vector_size(16))) double) { 0.0, -nan }
_mm_movemask_pd(_mm_cmplt_pd(a, _mm_set1_pd(1.5)))
//= (int) 2
_mm_unpackhi_pd(a, _mm_set1_pd(7))
//= (__attribute__((vector_size(16))) double) { 1.0, 7.0 }
_mm_cvtsd_f64(a)
//= (double) 2.0
(int __attribute__((vector_size(16)))) _mm_shuffle_epi32(_mm_set_epi32(4, 3, 2, 1), _MM_SHUFFLE(0, 1, 2, 3))
//= (__attribute__((vector_size(16))) int) { 4, 3, 2, 1 }
(short __attribute__((vector_size(16)))) _mm_madd_epi16(_mm_set1_epi16(3), _mm_set1_epi16(2))
//= (__attribute__((vector_size(16))) short) { 12, 0, 12, 0, 12, 0, 12, 0 }
(int __attribute__((vector_size(16)))) _mm_packs_epi32(_mm_set1_epi32(70000), _mm_set1_epi32(1))
//= (__attribute__((vector_size(16))) int) { 2147450879, 2147450879, 65537, 65537 }
(short __attribute__((vector_size(16)))) _mm_adds_epi16(_mm_set1_epi16(32767), _mm_set1_epi16(2))
//= (__attribute__((vector_size(16))) short) { 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767 }
(char __attribute__((vector_size(16)))) _mm_alignr_epi8(_mm_set1_epi8('a'), _mm_set1_epi8('b'), 5)
//= (__attribute__((vector_size(16))) char) { 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'a', 'a', 'a', 'a', 'a' }
(char __attribute__((vector_size(16)))) _mm_slli_si128(_mm_set1_epi8('x'), 14)
//= (__attribute__((vector_size(16))) char) { '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', 'x', 'x' }
_mm_extract_epi16(_mm_set1_epi16(-1), 2)
//= (int) 65535
_mm_shuffle_ps(_mm_set_ps(4, 3, 2, 1), _mm_set_ps(8, 7, 6, 5), _MM_SHUFFLE(3, 2, 1, 0))
//= (__attribute__((vector_size(16))) float) { 1.0f, 2.0f, 7.0f, 8.0f }
_mm_hadd_pd(a, a)
//= (__attribute__((vector_size(16))) double) { 3.0, 3.0 }
_mm_blend_ps(_mm_set1_ps(1), _mm_set1_ps(2), 5)
//= (__attribute__((vector_size(16))) float) { 2.0f, 1.0f, 2.0f, 1.0f }
_mm_round_pd(_mm_set1_pd(2.5), _MM_FROUND_TO_ZERO)
//= (__attribute__((vector_size(16))) double) { 2.0, 2.0 }
_mm_crc32_u8(0, 1)
//= (unsigned int) 4067132163
// AVX, AVX2, FMA.
double data[4] = {1, 2, 3, 4};
__m256d b = _mm256_loadu_pd(data);
_mm256_add_pd(b, b)
//= (__attribute__((vector_size(32))) double) { 2.0, 4.0, 6.0, 8.0 }
_mm256_fmadd_pd(b, b, _mm256_set1_pd(1))
//= (__attribute__((vector_size(32))) double) { 2.0, 5.0, 10.0, 17.0 }
_mm256_fnmsub_pd(b, b, _mm256_set1_pd(1))
//= (__attribute__((vector_size(32))) double) { -2.0, -5.0, -10.0, -17.0 }
_mm256_hadd_pd(b, b)
//= (__attribute__((vector_size(32))) double) { 3.0, 3.0, 7.0, 7.0 }
_mm256_extractf128_pd(b, 1)
//= (__attribute__((vector_size(16))) double) { 3.0, 4.0 }
_mm256_permute4x64_pd(b, _MM_SHUFFLE(0, 1, 2, 3))
//= (__attribute__((vector_size(32))) double) { 4.0, 3.0, 2.0, 1.0 }
_mm256_permute2f128_pd(b, b, 1)
//= (__attribute__((vector_size(32))) double) { 3.0, 4.0, 1.0, 2.0 }
_mm256_castpd256_pd128(b)
//= (__attribute__((vector_size(16))) double) { 1.0, 2.0 }
_mm256_broadcast_sd(data + 2)
//= (__attribute__((vector_size(32))) double) { 3.0, 3.0, 3.0, 3.0 }
_mm256_cmp_pd(b, _mm256_set1_pd(2), _CMP_LE_OQ)
//= (__attribute__((vector_size(32))) double) { -nan, -nan, 0.0, 0.0 }
(int __attribute__((vector_size(32)))) _mm256_mullo_epi32(_mm256_set1_epi32(3), _mm256_set_epi32(8, 7, 6, 5, 4, 3, 2, 1))
//= (__attribute__((vector_size(32))) int) { 3, 6, 9, 12, 15, 18, 21, 24 }
(int __attribute__((vector_size(32)))) _mm256_cvtepu8_epi32(_mm_set1_epi8(-1))
//= (__attribute__((vector_size(32))) int) { 255, 255, 255, 255, 255, 255, 255, 255 }
int table[8] = {0, 10, 20, 30, 40, 50, 60, 70};
(int __attribute__((vector_size(16)))) _mm_i32gather_epi32(table, _mm_set_epi32(7, 5, 3, 1), 4)
//= (__attribute__((vector_size(16))) int) { 10, 30, 50, 70 }
double dot(const double *x, const double *y, int n) {
  __m256d sum = _mm256_setzero_pd();
  for (int i = 0; i < n; i += 4) sum = _mm256_fmadd_pd(_mm256_loadu_pd(x + i), _mm256_loadu_pd(y + i), sum);
  __m128d half = _mm_add_pd(_mm256_castpd256_pd128(sum), _mm256_extractf128_pd(sum, 1));
  return _mm_cvtsd_f64(_mm_add_sd(half, _mm_unpackhi_pd(half, half)));
}
dot(data, data, 4)
//= (double) 30.0
_mm_popcnt_u32(0xff)
//= (int) 8
_lzcnt_u32(1)
//= (unsigned int) 31
_tzcnt_u32(8)
//= (unsigned int) 3
_pext_u32(0xabcd, 0xff00)
//= (unsigned int) 171
