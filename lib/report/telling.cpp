#include "report/telling.hpp"

#include <algorithm>

#include "whichgate/decision.hpp"

namespace whichgate::report {
namespace {

bool same_moment(const Asked& a, const Asked& b) { return a.where == b.where && a.question == b.question; }

TellingQuestion gather(const ScenarioReport& report, const Asked& chosen) {
  TellingQuestion telling{chosen.question, {}};
  for (const RuleBookRun& run : report.runs) {
    const auto same = std::find_if(run.asked.begin(), run.asked.end(),
                                   [&](const Asked& asked) { return same_moment(asked, chosen); });
    if (same != run.asked.end()) telling.answers.push_back({run.rules, *same});
  }
  return telling;
}

bool part(const TellingQuestion& telling) {
  return std::any_of(telling.answers.begin(), telling.answers.end(), [&](const auto& answer) {
    const Asked& first = telling.answers.front().asked;
    return answer.asked.verdict != first.verdict || answer.asked.reason != first.reason;
  });
}

}  // namespace

TellingQuestion representative_question(const ScenarioReport& report) {
  const Asked *first = nullptr, *denied = nullptr;
  for (const RuleBookRun& run : report.runs)
    for (const Asked& asked : run.asked) {
      if (asked.kind != Asked::Kind::question) continue;
      if (TellingQuestion telling = gather(report, asked); part(telling)) return telling;
      if (!first) first = &asked;
      if (!denied && asked.verdict != to_string(Verdict::allowed)) denied = &asked;
    }
  const Asked* chosen = denied ? denied : first;
  return chosen ? gather(report, *chosen) : TellingQuestion{};
}

}  // namespace whichgate::report
