// A command interpreter: a table of lambdas, string streams, optional, maps of maps.
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

class World {
public:
    World() {
        rooms_["hall"] = {"a large hall", {{"north", "library"}, {"east", "kitchen"}}, {"lamp"}};
        rooms_["library"] = {"rows of books", {{"south", "hall"}}, {"book", "key"}};
        rooms_["kitchen"] = {"a cold kitchen", {{"west", "hall"}}, {}};
        commands_["go"] = [this](std::istream &in) { return go(word(in)); };
        commands_["take"] = [this](std::istream &in) { return take(word(in)); };
        commands_["look"] = [this](std::istream &) { return look(); };
        commands_["drop"] = [this](std::istream &in) -> std::string {
            auto what = word(in);
            if (!what || !carried_.erase(*what)) return "you do not have that";
            rooms_[at_].things.insert(*what);
            return "dropped";
        };
        commands_["inventory"] = [this](std::istream &) {
            std::ostringstream out;
            for (const auto &c : carried_) out << c << ';';
            return out.str();
        };
    }
    std::string run(const std::string &line) {
        std::istringstream in(line);
        auto verb = word(in);
        if (!verb) return "say something";
        auto it = commands_.find(*verb);
        return it == commands_.end() ? "cannot " + *verb : it->second(in);
    }

private:
    struct Room {
        std::string text;
        std::map<std::string, std::string> exits;
        std::set<std::string> things;
    };
    static std::optional<std::string> word(std::istream &in) {
        std::string w;
        if (in >> w) return w;
        return {};
    }
    std::string look() const {
        const Room &r = rooms_.at(at_);
        std::string s = r.text;
        for (auto &[dir, to] : r.exits) s += ", " + dir;
        for (auto &t : r.things) s += " [" + t + "]";
        return s;
    }
    std::string go(const std::optional<std::string> &dir) {
        auto &exits = rooms_[at_].exits;
        if (auto it = exits.find(dir.value_or("")); it != exits.end()) {
            at_ = it->second;
            return look();
        }
        return "no way " + dir.value_or("anywhere");
    }
    std::string take(const std::optional<std::string> &what) {
        if (what && rooms_[at_].things.erase(*what) && carried_.insert(*what).second) return "taken";
        return "nothing to take";
    }
    std::map<std::string, Room> rooms_;
    std::map<std::string, std::function<std::string(std::istream &)>> commands_;
    std::set<std::string> carried_;
    std::string at_ = "hall";
};

int main() {
    World w;
    std::istringstream script("look\ngo north\ntake key\ntake moon\ngo up\ngo\ninventory\ngo south\ndrop key\nlook\ndance\n\n");
    for (std::string line; std::getline(script, line);) std::cout << "> " << line << "\n" << w.run(line) << '\n';
}
