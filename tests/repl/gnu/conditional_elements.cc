// GNU vectors: a conditional glvalue of elements of vectors of different lengths, or of an element and another object.
typedef int v4 __attribute__((vector_size(16))); typedef int v8 __attribute__((vector_size(32)));
v4 a = {1, 2, 3, 4}; v8 b = {10, 20, 30, 40, 50, 60, 70, 80}; int i = 2; int whole = 9;
i > 1 ? b[5] : a[i]
//= (int) 60
i > 2 ? b[5] : a[i]
//= (int) 3
(i > 1 ? whole : a[1]) = 7
//= (int) 7
(i > 2 ? whole : a[1]) = 8
//= (int) 8
a
//= (__attribute__((vector_size(16))) int) { 1, 8, 3, 4 }
