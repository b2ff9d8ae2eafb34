#pragma once
#include <string>
#include <utility>
#include <vector>

#include "whichgate/scenario.hpp"

namespace test_support {

inline whichgate::Asked question(const std::string& words, const std::string& verdict, const std::string& reason = {},
                                 int line = 1) {
  return {whichgate::Asked::Kind::question, words, verdict, reason.empty() ? "" : "identity-policy", reason, true,
          {"s.json", "", line, 1}};
}

inline whichgate::ScenarioReport report_of(std::vector<whichgate::RuleBookRun> runs) {
  whichgate::ScenarioReport report;
  report.file = "s.json";
  report.title = "A title";
  report.runs = std::move(runs);
  return report;
}

}  // namespace test_support
