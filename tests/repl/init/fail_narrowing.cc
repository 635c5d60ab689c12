// [dcl.init.list]/7
int i{3.5};
//! error
char c{300};
//! error
int ok{3};
ok
//= (int) 3
unsigned u{-1};
//! error
double d{1};
d
//= (double) 1.0
