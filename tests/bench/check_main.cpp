#include "bench/check.hpp"

// Checks the decisions of the workloads and times nothing.
int main() { return bench::check_decisions(bench::read_inputs(bench::inputs_folder())) ? 0 : 1; }
