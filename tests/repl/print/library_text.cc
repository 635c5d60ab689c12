// Text shows itself as literals that read back: escapes, other characters, what is not UTF-8, zeros inside.
#include <string>
#include <string_view>
#include <sstream>
#include <filesystem>
std::string s = "a\"b\n\t\x01";
s
//= (std::string &) "a\"b\n\t\001"
std::string("ab\0cd", 5)
//= (std::string) "ab\0cd"
std::string(12000, 'x').substr(0, 30)
//= (std::string) "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
std::string("naïve ☃ \xff")
//= (std::string) "naïve ☃ \377"
std::string_view(s).substr(0, 2)
//= (std::string_view) "a\""
std::string_view{}
//= (std::string_view) ""
std::wstring(L"wide\n☃")
//= (std::wstring) L"wide\n☃"
std::u8string(u8"u8 ☃")
//= (std::u8string) u8"u8 ☃"
std::u16string(u"u16 ☃ 𝄞")
//= (std::u16string) u"u16 ☃ 𝄞"
std::u32string(U"u32 ☃ 𝄞")
//= (std::u32string) U"u32 ☃ 𝄞"
std::ostringstream os;
os << "hello " << 5;
os
//= (std::ostringstream &) "hello 5"
std::filesystem::path("/usr/bin")
//= (std::filesystem::path) "/usr/bin"
s.begin()
//= (__gnu_cxx::__normal_iterator<char *, std::string>) -> 'a'
