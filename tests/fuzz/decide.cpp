// One line of `whichgate decide`: a case, or anything else.
#include <algorithm>
#include <array>

#include "cases/cases.hpp"
#include "fuzz/target.hpp"
#include "reference/reference.hpp"

using namespace whichgate;
using fuzz::must;

namespace {

constexpr std::array<std::string_view, 5> results{"Allowed", "ExplicitlyDenied", "ImplicitlyDenied", "Unknown",
                                                  "Invalid"};

void check_form(const cases::CaseAnswer& answer) {
  const std::string printed = cases::print(answer);
  must(printed.find('\n') == std::string::npos, "an answer is one line");
  const auto document = json::read(printed, "answer", json::Comments::refused);
  must(document.has_value(), "an answer is JSON");
  must(document->root.find("id") != nullptr, "an answer has an id");
  if (answer.validation) {
    must(answer.valid != has_errors(answer.findings), "a policy is valid when nothing is wrong with it");
    return;
  }
  must(std::ranges::find(results, answer.result) != results.end(), "a result is one of five words");
  must((answer.result == "Invalid") == has_errors(answer.findings), "an invalid case says why, others have no errors");
  must((answer.result == "Allowed" || answer.result == "Invalid") == answer.gate.empty(),
       "whoever is not allowed hears of the gate");
}

// The reference evaluator is made for short texts: it tries every length of a wildcard, and knows numbers of a hundred
// digits.
bool in_reach_of_reference(std::string_view line) {
  if (line.size() > 2000 || line.find("\\u") != std::string_view::npos) return false;
  std::size_t stars = 0, digits = 0;
  for (const char c : line) {
    stars = c == '"' ? 0 : stars + (c == '*' ? 1 : 0);
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (stars > 3 || digits > 90) return false;
  }
  return true;
}

void check_reference(const cases::DecisionCase& decision, const eval::EvaluationReport& found) {
  const reference::Evaluation expected = reference::evaluate(decision.request, decision.policies);
  must(found.verdict == expected.verdict, "the engine agrees with the reference evaluator");
  must(found.verdict != Verdict::explicit_deny || found.decided_by == expected.denied_by, "and on who denies");
}

// Explanations change nothing, and asking twice gives the same answer.
void check_reports(std::string_view line, const cases::CaseAnswer& answer) {
  if (answer.validation || answer.result == "Invalid") return;
  const auto document = json::read(line, "case", json::Comments::refused);
  const auto decision = cases::read_decision(json::root(*document), Catalog::builtin());
  must(decision.has_value(), "a case that was answered can be read");
  const auto quiet = eval::evaluate(decision->request, decision->policies, eval::Reports::not_wanted);
  const auto told = eval::evaluate(decision->request, decision->policies, eval::Reports::wanted);
  must(quiet.verdict == told.verdict, "reports do not change the verdict");
  must(quiet.verdict == Verdict::allowed || quiet.decided_by == told.decided_by, "reports do not change who decided");
  if (in_reach_of_reference(line)) check_reference(*decision, quiet);
  must(answer.result != "Allowed" || quiet.verdict == Verdict::allowed, "nobody is allowed whom policies do not allow");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line = fuzz::text_of(data, size);
  const cases::CaseAnswer answer = cases::answer_case(line, Catalog::builtin());
  check_form(answer);
  check_reports(line, answer);
  must(cases::print(answer) == cases::print(cases::answer_case(line, Catalog::builtin())),
       "the same case has the same answer");
  return 0;
}
