// Word counts: streams, maps, sorting with several keys.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

static const char text[] = R"(It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness, it was the epoch of belief,
it was the epoch of incredulity, it was the season of Light, it was the season of Darkness)";

int main() {
    std::istringstream in(text);
    std::unordered_map<std::string, int> counts;
    std::map<std::size_t, std::vector<std::string>> by_length;
    std::string line;
    int lines = 0;
    while (std::getline(in, line)) {
        ++lines;
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            word.erase(std::remove_if(word.begin(), word.end(), [](unsigned char c) { return std::ispunct(c); }), word.end());
            std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
            if (++counts[word] == 1) by_length[word.size()].push_back(word);
        }
    }
    std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::cout << lines << " lines, " << counts.size() << " words\n";
    for (std::size_t i = 0; i < 8 && i < sorted.size(); ++i) std::cout << sorted[i].first << ": " << sorted[i].second << '\n';
    for (auto &[length, words] : by_length) {
        std::sort(words.begin(), words.end());
        std::cout << length << ':';
        for (const auto &word : words) std::cout << ' ' << word;
        std::cout << '\n';
    }
}
