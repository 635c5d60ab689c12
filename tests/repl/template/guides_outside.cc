// [over.match.class.deduct]/1, [temp.mem.class]: the guides of a member template that is defined outside of its class.
template <class T> struct Promise {
    template <class G> struct Awaiter;
    template <class G> auto value(G g) { return Awaiter{g}; }
};
template <class T> template <class G> struct Promise<T>::Awaiter { G g; T t; Awaiter(G given) : g(given), t(given + 1) {} };
Promise<int>().value(2.5).t
//= (int) 3
Promise<double>().value('a').g
//= (char) 'a'
Promise<int>::Awaiter(4L).g
//= (long) 4
