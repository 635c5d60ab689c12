// A bank simulation: exceptions of our own, strong guarantee, observers, a map of accounts.
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

class BankError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class InsufficientFunds : public BankError {
public:
    InsufficientFunds(long have, long need) : BankError("insufficient funds"), have(have), need(need) {}
    long have, need;
};

class Account {
public:
    Account(std::string owner, long cents) : owner_(std::move(owner)), cents_(cents) {}
    virtual ~Account() = default;
    const std::string &owner() const { return owner_; }
    long balance() const { return cents_; }
    void deposit(long c) {
        if (c <= 0) throw BankError("deposit must be positive");
        cents_ += c;
    }
    virtual void withdraw(long c) {
        if (c > available()) throw InsufficientFunds(available(), c);
        cents_ -= c;
    }
    virtual std::string kind() const { return "account"; }

protected:
    virtual long available() const { return cents_; }
    std::string owner_;
    long cents_;
};

class Checking : public Account {
public:
    Checking(std::string owner, long cents, long overdraft) : Account(std::move(owner), cents), overdraft_(overdraft) {}
    std::string kind() const override { return "checking"; }

protected:
    long available() const override { return cents_ + overdraft_; }

private:
    long overdraft_;
};

class Savings : public Account {
public:
    using Account::Account;
    std::string kind() const override { return "savings"; }
    void accrue(int percent) { cents_ += cents_ * percent / 100; }
};

class Bank {
public:
    using Listener = std::function<void(const std::string &)>;
    template <class T, class... Args> T &open(int id, Args &&...args) {
        auto [it, inserted] = accounts_.try_emplace(id, std::make_unique<T>(std::forward<Args>(args)...));
        if (!inserted) throw BankError("account " + std::to_string(id) + " exists");
        tell("opened " + it->second->kind() + " for " + it->second->owner());
        return static_cast<T &>(*it->second);
    }
    Account &at(int id) {
        auto it = accounts_.find(id);
        if (it == accounts_.end()) throw BankError("no account " + std::to_string(id));
        return *it->second;
    }
    void transfer(int from, int to, long cents) {
        Account &a = at(from), &b = at(to);
        a.withdraw(cents);
        try {
            b.deposit(cents);
        } catch (...) {
            a.deposit(cents);
            throw;
        }
        tell("transferred " + std::to_string(cents));
    }
    void listen(Listener l) { listeners_.push_back(std::move(l)); }
    void report(std::ostream &out) const {
        for (const auto &[id, account] : accounts_)
            out << std::setw(3) << id << ' ' << std::left << std::setw(9) << account->kind() << std::right << std::setw(8)
                << account->owner() << std::setw(12) << std::fixed << std::setprecision(2) << account->balance() / 100.0 << '\n';
    }

private:
    void tell(const std::string &what) { for (auto &l : listeners_) l(what); }
    std::map<int, std::unique_ptr<Account>> accounts_;
    std::vector<Listener> listeners_;
};

int main() {
    Bank bank;
    int events = 0;
    bank.listen([&events](const std::string &what) { std::cout << '[' << ++events << "] " << what << '\n'; });
    bank.open<Checking>(1, "Ada", 10000, 5000);
    bank.open<Savings>(2, "Grace", 250000).accrue(2);
    for (auto [from, to, cents] : {std::tuple{1, 2, 12000L}, {2, 1, 999999L}, {1, 3, 5L}, {2, 1, 100L}}) {
        try {
            bank.transfer(from, to, cents);
        } catch (const InsufficientFunds &e) {
            std::cout << e.what() << ": " << e.have << " < " << e.need << '\n';
        } catch (const BankError &e) {
            std::cout << "error: " << e.what() << '\n';
        }
    }
    try {
        bank.open<Account>(1, "Eve", 1);
    } catch (const std::exception &e) {
        std::cout << e.what() << '\n';
    }
    bank.report(std::cout);
}
