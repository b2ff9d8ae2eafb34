#include "report/scenarios_json.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "text/json/json.hpp"
#include "unit/report/scenario_reports.hpp"

using namespace whichgate;
using test_support::question;
using test_support::report_of;

TEST_CASE("JSON output is valid whatever bytes a name holds, and ASCII when asked") {
  auto report = report_of({{"documented", {question("may \xFF\xC3\xA9", "allowed")}}});
  for (const bool ascii : {false, true}) {
    const std::string text = report::scenario_results_json({report}, {.ascii = ascii});
    CHECK(json::read(text, "out", json::Comments::refused).has_value());
    const bool only_ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    CHECK(only_ascii == ascii);
  }
}
