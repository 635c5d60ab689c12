// Files and paths: a temporary directory, text and binary streams, manipulators, error codes.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace fs = std::filesystem;

struct Record {
    std::int32_t id;
    double value;
    char name[12];
};

int main() {
    fs::path dir = fs::temp_directory_path() / ("cinch-files-" + std::to_string(getpid()));
    fs::create_directories(dir / "sub");
    {
        std::ofstream out(dir / "table.txt");
        out << std::left << std::setw(8) << "name" << std::right << std::setw(6) << "n" << '\n' << std::setfill('.');
        for (int i : {1, 22, 333}) out << std::left << std::setw(8) << ("item" + std::to_string(i)) << std::right << std::setw(6) << i << '\n';
        out << std::hex << std::showbase << 255 << ' ' << std::oct << 8 << std::dec << ' ' << std::boolalpha << true << ' ' << std::scientific << std::setprecision(3) << 12345.678 << '\n';
    }
    std::ifstream in(dir / "table.txt");
    std::cout << in.rdbuf();
    {
        std::ofstream out(dir / "sub" / "data.bin", std::ios::binary);
        for (int i = 0; i < 5; ++i) {
            Record r{i, i * 1.5, "rec"};
            out.write(reinterpret_cast<const char *>(&r), sizeof r);
        }
    }
    std::fstream data(dir / "sub" / "data.bin", std::ios::in | std::ios::out | std::ios::binary);
    data.seekg(3 * sizeof(Record));
    Record r;
    data.read(reinterpret_cast<char *>(&r), sizeof r);
    std::cout << r.id << ' ' << r.value << ' ' << r.name << ' ' << data.tellg() / sizeof(Record) << '\n';
    std::set<std::string> names;
    for (const auto &entry : fs::recursive_directory_iterator(dir))
        names.insert(entry.path().lexically_relative(dir).string() + (entry.is_directory() ? "/" : " " + std::to_string(entry.file_size())));
    for (const auto &n : names) std::cout << n << '\n';
    fs::path p = "/usr/lib/../share/./doc.tar.gz";
    std::cout << p.filename() << ' ' << p.extension() << ' ' << p.stem() << ' ' << p.lexically_normal() << ' ' << p.is_absolute() << '\n';
    std::error_code ec;
    fs::file_size(dir / "nothing", ec);
    std::cout << (ec == std::errc::no_such_file_or_directory) << ' ' << ec.message() << '\n';
    try {
        fs::copy_file(dir / "nothing", dir / "copy");
    } catch (const fs::filesystem_error &e) {
        std::cout << e.path1().filename() << ' ' << e.code().value() << '\n';
    }
    std::istringstream mixed("12 0x1F abc 3.5,7");
    int a, b;
    std::string s;
    double d;
    char c;
    mixed >> a >> std::hex >> b >> s >> std::dec >> d >> c >> a;
    std::cout << b << s << d << c << a << mixed.eof() << '\n';
    int wrong;
    std::istringstream bad("xyz");
    std::cout << !(bad >> wrong) << bad.fail() << '\n';
    std::cout << fs::remove_all(dir) << fs::exists(dir) << '\n';
}
