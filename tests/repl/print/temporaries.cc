// [class.temporary]: a reference that a call returns may refer to a temporary, which is read before it ends.
int i = 3;
const int &larger(const int &a, const int &b) { return a < b ? b : a; }
larger(1, 2)
//= (int) 2
larger(i, i)
//= (const int) 3
