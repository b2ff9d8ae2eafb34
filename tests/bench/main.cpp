#include <fmt/format.h>

#include <cstdio>

#include "bench/benchmarks.hpp"
#include "bench/check.hpp"

// whichgate_bench [--check] [--benchmark_...]: checks every decision, times what PERFORMANCE.md names, prints the
// table.
int main(int count, char** arguments) {
  const bench::Inputs inputs = bench::read_inputs(bench::inputs_folder());
  fmt::print("inputs: {}{}\n", inputs.folder.string(), inputs.small ? ", smaller than those of the targets" : "");
  if (!bench::check_decisions(inputs)) {
    fmt::print("nothing is timed: decisions differ\n");
    return 1;
  }
  const std::size_t allocations = bench::allocations_of_warm_verdicts(inputs);
  if (allocations > 0) {
    fmt::print("nothing is timed: a warm verdict() allocates, {} times for all requests of W1 and W2\n", allocations);
    return 1;
  }
  fmt::print("a warm verdict() allocates nothing\n");
  std::fflush(stdout);

  bench::Figures figures;
  bench::add_requests(figures, inputs);
  bench::add_catalog(figures, inputs);
  bench::add_matrix(figures, inputs);
  bench::add_documents(figures, inputs);
  bench::add_start(figures, inputs);
  bench::add_why(figures, inputs);
  bench::add_wildcards(figures);
  if (!figures.run(count, arguments)) return 64;
  fmt::print("\n{}", figures.table());
}
