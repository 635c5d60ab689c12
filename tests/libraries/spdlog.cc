// Packages: libspdlog-dev. Links: -lspdlog -lfmt.
#include <spdlog/spdlog.h>
#include <spdlog/sinks/stdout_sinks.h>
int main() { auto l = spdlog::stdout_logger_mt("c"); l->set_pattern("%l %v"); l->info("hello {}", 3); l->warn("w {:.2f}", 2.5); }
