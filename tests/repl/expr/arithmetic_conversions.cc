// [expr.arith.conv]: the types of results.
1 + 1
//= (int) 2
1 + 1u
//= (unsigned int) 2
1 + 1l
//= (long) 2
1u + 1l
//= (long) 2
1ul + 1ll
//= (unsigned long long) 2
'a' + 1
//= (int) 98
true + true
//= (int) 2
1 + 1.5f
//= (float) 2.5f
1.5f + 1.0
//= (double) 2.5
1 / 2
//= (int) 0
-7 / 2
//= (int) -3
-7 % 2
//= (int) -1
7.0 / 2
//= (double) 3.5
1.0L + 1
//= (long double) 2.0L
// [expr.shift]: the type of the promoted left operand.
1 << 3l
//= (int) 8
'\1' << 2
//= (int) 4
1u - 2
//= (unsigned int) 4294967295
~0u >> 28
//= (unsigned int) 15
-1 >> 1
//= (int) -1
5 & 6 | 1
//= (int) 5
6 ^ 3
//= (int) 5
!5
//= (bool) false
+'a'
//= (int) 97
-'a'
//= (int) -97
sizeof(int) + 1
//= (unsigned long) 5
