// Packages: libabsl-dev. Links: -labsl_strings -labsl_str_format_internal -labsl_hash -labsl_raw_hash_set -labsl_int128 -labsl_strings_internal -labsl_city -labsl_low_level_hash -labsl_throw_delegate -labsl_raw_logging_internal.
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_format.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>
#include <absl/types/span.h>
#include <absl/time/time.h>
#include <iostream>
int main() { std::vector<std::string> v = absl::StrSplit("a,b,c", ','); std::cout << absl::StrJoin(v, "-") << absl::StrCat(1, "x", 2.5) << "\n"; absl::InlinedVector<int,4> iv{1,2,3}; std::cout << iv.size() << "\n"; absl::flat_hash_map<std::string,int> m; m["a"]=1; std::cout << m.size() << absl::StrFormat("%d %s", 3, "q") << "\n"; }
