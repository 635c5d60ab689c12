// Packages: libboost-dev.
#include <boost/statechart/event.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/transition.hpp>
#include <boost/statechart/custom_reaction.hpp>
#include <boost/mpl/list.hpp>
#include <iostream>
namespace sc = boost::statechart;
struct EvStart : sc::event<EvStart> {};
struct EvReset : sc::event<EvReset> {};
struct Active; struct Stopped;
struct Watch : sc::state_machine<Watch, Active> {};
struct Active : sc::simple_state<Active, Watch, Stopped> {
  typedef sc::transition<EvReset, Active> reactions;
  Active() { std::cout << "active\n"; }
  ~Active() { std::cout << "not active\n"; }
  int n = 0;
};
struct Running : sc::simple_state<Running, Active> {
  typedef sc::transition<EvStart, Stopped> reactions;
  Running() { std::cout << "running\n"; }
};
struct Stopped : sc::simple_state<Stopped, Active> {
  typedef sc::custom_reaction<EvStart> reactions;
  sc::result react(const EvStart &) { std::cout << "react " << context<Active>().n++ << "\n"; return transit<Running>(); }
};
int main() {
  Watch w; w.initiate();
  w.process_event(EvStart()); w.process_event(EvStart()); w.process_event(EvStart()); w.process_event(EvReset());
  std::cout << (w.state_cast<const Stopped *>() != nullptr) << "\n";
}
