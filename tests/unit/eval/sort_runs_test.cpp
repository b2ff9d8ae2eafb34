#include "eval/sort_runs.hpp"

#include <functional>

#include "support/catch.hpp"

using namespace whichgate;

namespace {

// `runs` runs of `length` numbers each, every one sorted in itself.
std::vector<int> runs_of(int runs, int length) {
  std::vector<int> numbers;
  for (int run = 0; run < runs; ++run)
    for (int i = 0; i < length; ++i) numbers.push_back((runs - run) % 7 + 3 * i);
  return numbers;
}

}  // namespace

TEST_CASE("however many runs it consists of, a list is sorted") {
  for (const int runs : {0, 1, 2, 3, 5, 8, 31, 32, 33, 34, 100})
    for (const int length : {1, 2, 7}) {
      std::vector<int> numbers = runs_of(runs, length), sorted = numbers;
      std::ranges::sort(sorted);
      eval::sort_runs(numbers, std::identity());
      INFO(runs << " runs of " << length);
      CHECK(numbers == sorted);
    }
}
