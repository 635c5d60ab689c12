// [dcl.enum]
enum Colour { red, green = 5, blue };
blue
//= (Colour) (blue) : (unsigned int) 6
red + 1
//= (int) 1
enum class Level : unsigned char { low = 1, high };
Level::high
//= (Level) (Level::high) : (unsigned char) 2
static_cast<int>(Level::low)
//= (int) 1
sizeof(Level)
//= (unsigned long) 1
Colour c = static_cast<Colour>(2)
//= (Colour) (unsigned int) 2
enum { anonymous = -1 };
anonymous + 0
//= (int) -1
enum Big { huge = 0x100000000 };
sizeof(Big)
//= (unsigned long) 8
Level l = Level::low;
l == Level::low
//= (bool) true
using enum Level;
high
//= (Level) (Level::high) : (unsigned char) 2
