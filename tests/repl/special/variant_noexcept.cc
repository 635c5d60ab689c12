// [except.spec]/8, [class.dtor]/13: a destructor does not destroy variant members, so that theirs say nothing of what it throws.
extern "C" int puts(const char *);
struct Text { ~Text() { puts("~Text"); } };
struct Message { virtual ~Message() {} };
struct Person : Message { Person() {} ~Person() override { text.~Text(); } union { Text text; }; };
noexcept(((Person *) 0)->~Person())
//= (bool) true
Message *m = new Person;
delete m;
//| ~Text
struct Thrower { ~Thrower() noexcept(false) {} };
struct Plain { Thrower t; ~Plain() {} };
noexcept(((Plain *) 0)->~Plain())
//= (bool) false
