// Packages: libboost-dev.
#include <boost/spirit/include/qi.hpp>
#include <boost/spirit/include/phoenix.hpp>
#include <boost/fusion/include/adapt_struct.hpp>
#include <iostream>
#include <string>
#include <vector>
namespace qi = boost::spirit::qi;
namespace phx = boost::phoenix;
template <typename It> struct Calc : qi::grammar<It, double(), qi::space_type> {
  Calc() : Calc::base_type(expr) {
    using namespace qi;
    expr = term[_val = _1] >> *('+' >> term[_val += _1] | '-' >> term[_val -= _1]);
    term = factor[_val = _1] >> *('*' >> factor[_val *= _1] | '/' >> factor[_val /= _1]);
    factor = double_[_val = _1] | '(' >> expr[_val = _1] >> ')' | '-' >> factor[_val = -_1];
  }
  qi::rule<It, double(), qi::space_type> expr, term, factor;
};
struct Emp { int age; std::string name; double pay; };
BOOST_FUSION_ADAPT_STRUCT(Emp, age, name, pay)
int main() {
  std::string s = "1 + 2 * (3 - 4) / -8";
  Calc<std::string::iterator> calc;
  double result;
  auto b = s.begin();
  bool ok = qi::phrase_parse(b, s.end(), calc, qi::space, result);
  std::cout << ok << " " << result << "\n";
  std::vector<int> v;
  std::string list = "1, 2, 3 , 40";
  auto lb = list.begin();
  qi::phrase_parse(lb, list.end(), qi::int_ % ',', qi::space, v);
  for (int i : v) std::cout << i << " ";
  std::cout << "\n";
  Emp e;
  std::string es = "42 \"Ann\" 3.5";
  auto eb = es.begin();
  bool ok2 = qi::phrase_parse(eb, es.end(), qi::int_ >> qi::lexeme['"' >> +(qi::char_ - '"') >> '"'] >> qi::double_, qi::space, e);
  std::cout << ok2 << e.age << e.name << e.pay << "\n";
}
