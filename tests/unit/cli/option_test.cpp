#include "cli/option.hpp"

#include <array>
#include <string>
#include <vector>

#include "report/decision_answer.hpp"
#include "support/catch.hpp"

using namespace whichgate;

namespace {

std::string no_decision(const report::DecisionAnswer&, const report::Style&) { return {}; }

}  // namespace

TEST_CASE("a command takes the flags of the formats that have a form for its answer") {
  const report::Format first{.decision = no_decision}, second{.option = "--xml", .decision = no_decision},
      third{.option = "--csv"};
  const std::array all = {&first, &second, &third};
  const report::Format* chosen = &first;
  cli::OptionList list;
  list.formats(&report::Format::decision, chosen, all);
  std::vector<std::string_view> names;
  for (const cli::Option& option : list) names.push_back(option.name);
  CHECK(names == std::vector<std::string_view>{"--xml"});
}
