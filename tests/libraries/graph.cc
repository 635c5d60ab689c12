// Packages: libboost-dev.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <iostream>
#include <vector>
using namespace boost;
struct City { std::string name; };
typedef adjacency_list<vecS, vecS, directedS, City, property<edge_weight_t, int>> Graph;
struct Vis : default_bfs_visitor {
  template <class V, class G> void discover_vertex(V v, const G &g) const { std::cout << g[v].name << " "; }
};
int main() {
  Graph g(5);
  const char *names[] = {"A", "B", "C", "D", "E"};
  for (int i = 0; i < 5; i++) g[i].name = names[i];
  add_edge(0, 2, 1, g); add_edge(1, 3, 1, g); add_edge(1, 4, 2, g); add_edge(2, 1, 7, g); add_edge(2, 3, 3, g); add_edge(3, 4, 1, g);
  std::vector<int> d(5); std::vector<Graph::vertex_descriptor> p(5);
  dijkstra_shortest_paths(g, vertex(0, g), predecessor_map(&p[0]).distance_map(&d[0]));
  for (auto v : make_iterator_range(vertices(g))) std::cout << g[v].name << ":" << d[v] << " from " << g[p[v]].name << "\n";
  std::vector<Graph::vertex_descriptor> order;
  topological_sort(g, std::back_inserter(order));
  for (auto i = order.rbegin(); i != order.rend(); ++i) std::cout << g[*i].name << " ";
  std::cout << "\n";
  breadth_first_search(g, vertex(0, g), visitor(Vis()));
  std::cout << "\n";
  typedef adjacency_list<vecS, vecS, undirectedS, no_property, property<edge_weight_t, int>> U;
  U u(6); add_edge(0, 1, 4, u); add_edge(1, 2, 2, u); add_edge(0, 2, 3, u); add_edge(3, 4, 1, u);
  std::vector<int> comp(6);
  std::cout << connected_components(u, &comp[0]) << "\n";
  std::vector<graph_traits<U>::edge_descriptor> tree;
  kruskal_minimum_spanning_tree(u, std::back_inserter(tree));
  for (auto e : tree) std::cout << source(e, u) << "-" << target(e, u) << " ";
  std::cout << "\n";
}
