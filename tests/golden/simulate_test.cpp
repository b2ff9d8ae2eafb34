#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/program.hpp"

using test_support::check_golden;
using test_support::Ran;
using test_support::run_program;

namespace {

void check_simulation(const std::string& name, std::vector<std::string> more = {}) {
  const std::string file = "fixtures/golden/simulate-" + name;
  std::vector<std::string> args{"simulate", "--request", file + ".request.json"};
  args.insert(args.end(), more.begin(), more.end());
  const Ran ran = run_program(args);
  CAPTURE(name, ran.err);
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  check_golden(ran.out, file + ".json");
}

void check_principal(const std::string& name) {
  check_simulation(name, {"--world", "fixtures/golden/simulate-world.json"});
}

}  // namespace

// The examples of AWS's command line and API references, about other users and resources.
TEST_CASE("simulate answers the examples of SimulateCustomPolicy as AWS does") {
  check_simulation("allowed");
  check_simulation("denied");
  check_simulation("context-key");
  check_simulation("same-account");
}

TEST_CASE("simulate answers the examples of SimulatePrincipalPolicy as AWS does") {
  check_principal("principal-allowed");
  check_principal("principal-denied");
  check_principal("principal-added-policy");
  check_principal("principal-boundary");
  check_principal("cross-account");
}

TEST_CASE("simulate gives one result for each action, with one for each resource in it") {
  check_simulation("several-resources");
}

TEST_CASE("simulate asks service control policies level by level") { check_simulation("organization"); }

TEST_CASE("simulate gives a page where the request asks for one") { check_simulation("page"); }
