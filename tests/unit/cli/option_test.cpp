#include "cli/option.hpp"

#include <array>
#include <string>
#include <vector>

#include "report/catalog_answers.hpp"
#include "report/decision_answer.hpp"
#include "support/catch.hpp"

using namespace whichgate;

namespace {

std::string decision(const report::DecisionAnswer&, const report::Style&) { return {}; }
std::string page(const report::PageAnswer&, const report::Style&) { return {}; }

}  // namespace

TEST_CASE("a command takes the flags of the formats that have a form for each of its answers") {
  using report::Format;
  const Format text{.decision = decision, .page = page}, xml{.option = "--xml", .decision = decision, .page = page},
      csv{.option = "--csv", .page = page};
  const std::array formats = {&text, &xml, &csv};
  const auto flags = [&](auto... answers) {
    const Format* chosen = &text;
    cli::OptionList list(formats);
    list.formats(chosen, answers...);
    std::vector<std::string_view> names;
    for (const cli::Option& option : list) names.push_back(option.name);
    return names;
  };
  CHECK(flags(&Format::page) == std::vector<std::string_view>{"--xml", "--csv"});
  CHECK(flags(&Format::page, &Format::decision) == std::vector<std::string_view>{"--xml"});
}
