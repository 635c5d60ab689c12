// Packages: libboost-dev.
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <iostream>
namespace msm = boost::msm;
namespace mpl = boost::mpl;
using namespace msm::front;
struct play {}; struct stop { int n; }; struct pause_ {};
struct Player_ : state_machine_def<Player_> {
  struct Stopped : state<> { template <class E, class F> void on_entry(E const &, F &) { std::cout << "enter stopped\n"; } };
  struct Playing : state<> { template <class E, class F> void on_entry(E const &, F &) { std::cout << "enter playing\n"; }
    template <class E, class F> void on_exit(E const &, F &) { std::cout << "leave playing\n"; } };
  struct Paused : state<> {};
  typedef Stopped initial_state;
  struct act { template <class E, class F, class S, class T> void operator()(E const &, F &f, S &, T &) { f.count++; } };
  struct guard { template <class E, class F, class S, class T> bool operator()(E const &e, F &, S &, T &) { return e.n > 1; } };
  struct transition_table : mpl::vector<
    Row<Stopped, play, Playing, act, none>,
    Row<Playing, stop, Stopped, act, guard>,
    Row<Playing, pause_, Paused, none, none>,
    Row<Paused, play, Playing, act, none>> {};
  template <class F, class E> void no_transition(E const &, F &, int s) { std::cout << "no transition from " << s << "\n"; }
  int count = 0;
};
typedef msm::back::state_machine<Player_> Player;
int main() {
  Player p; p.start();
  p.process_event(play()); p.process_event(stop{1}); p.process_event(pause_()); p.process_event(pause_()); p.process_event(play()); p.process_event(stop{2});
  std::cout << p.count << " " << p.current_state()[0] << "\n";
}
