// Says that the C++ library is that of GCC 12, for transcripts that include no header.
#define _GLIBCXX_RELEASE 12
