#include "report/representative_question.hpp"

#include <algorithm>

#include "whichgate/decision.hpp"

namespace whichgate::report {
namespace {

bool same_moment(const Asked& a, const Asked& b) { return a.where == b.where && a.question == b.question; }

RepresentativeQuestion gather(const ScenarioReport& report, const Asked& chosen) {
  RepresentativeQuestion gathered{chosen.question, {}};
  for (const RuleBookRun& run : report.runs) {
    const auto same = std::find_if(run.asked.begin(), run.asked.end(),
                                   [&](const Asked& asked) { return same_moment(asked, chosen); });
    if (same != run.asked.end()) gathered.answers.push_back({run.rules, *same});
  }
  return gathered;
}

bool rule_books_differ(const RepresentativeQuestion& question) {
  return std::any_of(question.answers.begin(), question.answers.end(), [&](const auto& answer) {
    const Asked& first = question.answers.front().asked;
    return answer.asked.verdict != first.verdict || answer.asked.reason != first.reason;
  });
}

}  // namespace

RepresentativeQuestion representative_question(const ScenarioReport& report) {
  const Asked *first = nullptr, *denied = nullptr;
  for (const RuleBookRun& run : report.runs)
    for (const Asked& asked : run.asked) {
      if (asked.kind != Asked::Kind::question) continue;
      if (RepresentativeQuestion gathered = gather(report, asked); rule_books_differ(gathered)) return gathered;
      if (!first) first = &asked;
      if (!denied && asked.verdict != to_string(Verdict::allowed)) denied = &asked;
    }
  const Asked* chosen = denied ? denied : first;
  return chosen ? gather(report, *chosen) : RepresentativeQuestion{};
}

}  // namespace whichgate::report
