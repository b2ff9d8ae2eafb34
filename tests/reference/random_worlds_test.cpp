// Random requests with many policies, statements, levels and values. Another seed and more rounds come from the
// environment, see properties/laws.hpp; the workflow preset `long` asks 2,000,000.
#include <iostream>

#include "reference/agreement.hpp"

using namespace whichgate;

namespace {

void ask(unsigned seed, properties::Size size) {
  const unsigned chosen = properties::seed_or(0) + seed;
  const int rounds = properties::rounds_or(3000);
  reference::Agreement agreement;
  for (int round = 0; round < rounds; ++round) {
    INFO("seed " << chosen << ", round " << round);
    agreement.ask(properties::Random(chosen, round, size).sample());
  }
  std::cout << "seed " << chosen << ": " << agreement.asked() << " requests\n";
  CHECK(agreement.asked() == static_cast<std::size_t>(rounds));
}

}  // namespace

TEST_CASE("the evaluation agrees with the reference on small random requests") { ask(1, properties::small); }

TEST_CASE("the evaluation agrees with the reference on large random requests") { ask(2, properties::large); }

TEST_CASE("the evaluation agrees with the reference on more large random requests") { ask(3, properties::large); }

TEST_CASE("the evaluation agrees with the reference on still more large random requests") { ask(4, properties::large); }
