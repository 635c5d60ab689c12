// [dcl.array]/8, [temp.static]: a static array whose class gives no bound has that of its definition.
template<class T> struct R { static T none[]; struct In { static long deep[]; }; };
template<class T> T R<T>::none[(sizeof(T) + 7) / 4] = {1, 2};
template<class T> long R<T>::In::deep[3];
R<char>::none[0] + 0
//= (int) 1
R<int>::In::deep[2]
//= (long) 0
