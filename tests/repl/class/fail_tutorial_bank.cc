// A bank account: private state, friends, derived classes, static members.
class Account { double balance = 0; static int count; protected: int id; public: Account() { id = ++count; } void deposit(double d) { balance += d; } bool withdraw(double d) { if (d > balance) return false; balance -= d; return true; } double getBalance() const { return balance; } static int howMany() { return count; } friend void audit(Account &); };
int Account::count = 0;
void audit(Account &a) { a.balance = 1000; }
class Savings : public Account { double rate; public: Savings(double r) : rate(r) {} void addInterest() { deposit(getBalance() * rate); } int number() { return id; } void steal() { balance = 0; } };
//! error: `balance` is a private member of `Account`
//!   ┌─ input 4:1:182
//!   │
//! 1 │ class Savings : public Account { double rate; public: Savings(double r) : rate(r) {} void addInterest() { deposit(getBalance() * rate); } int number() { return id; } void steal() { balance = 0; } };
//!   │                                                                                                                                                                                      ^^^^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:24
//!   │
//! 1 │ class Account { double balance = 0; static int count; protected: int id; public: Account() { id = ++count; } void deposit(double d) { balance += d; } bool withdraw(double d) { if (d > balance) return false; balance -= d; return true; } double getBalance() const { return balance; } static int howMany() { return count; } friend void audit(Account &); };
//!   │                        ^^^^^^^
class Savings : public Account { double rate; public: Savings(double r) : rate(r) {} void addInterest() { deposit(getBalance() * rate); } int number() { return id; } };
Account a;
a.deposit(100);
a.withdraw(30)
//= (bool) true
a.getBalance()
//= (double) 70.0
a.balance = 1e6;
//! error: `balance` is a private member of `Account`
//!   ┌─ input 9:1:3
//!   │
//! 1 │ a.balance = 1e6;
//!   │   ^^^^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:24
//!   │
//! 1 │ class Account { double balance = 0; static int count; protected: int id; public: Account() { id = ++count; } void deposit(double d) { balance += d; } bool withdraw(double d) { if (d > balance) return false; balance -= d; return true; } double getBalance() const { return balance; } static int howMany() { return count; } friend void audit(Account &); };
//!   │                        ^^^^^^^
a.id
//! error: `id` is a protected member of `Account`
//!   ┌─ input 9:1:3
//!   │
//! 1 │ a.id
//!   │   ^^
//! note: it is declared protected here
//!   ┌─ input 1:1:70
//!   │
//! 1 │ class Account { double balance = 0; static int count; protected: int id; public: Account() { id = ++count; } void deposit(double d) { balance += d; } bool withdraw(double d) { if (d > balance) return false; balance -= d; return true; } double getBalance() const { return balance; } static int howMany() { return count; } friend void audit(Account &); };
//!   │                                                                      ^^
audit(a); a.getBalance()
//= (double) 1000.0
Savings s(0.5);
s.deposit(10); s.addInterest(); s.getBalance()
//= (double) 15.0
s.number()
//= (int) 2
Account::howMany()
//= (int) 2
Account::getBalance()
//! error: call to non-static member function `Account::getBalance` without an object
//!   ┌─ input 14:1:1
//!   │
//! 1 │ Account::getBalance()
//!   │ ^^^^^^^^^^^^^^^^^^^^^
Account &ref = s;
Savings &down = a;
//! error: cannot bind reference `Savings &` to an lvalue of type `Account`
//!   ┌─ input 15:1:17
//!   │
//! 1 │ Savings &down = a;
//!   │                 ^ in this initialisation
//!   │
//!   = `Account` is a base of `Savings`; only a cast goes from base to derived
