#include "report/scenarios_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/representative_question.hpp"
#include "report/scenario_totals.hpp"
#include "report/text_layout.hpp"
#include "text/patterns.hpp"

namespace whichgate::report {
namespace {

constexpr std::string_view green = "\033[32m", red = "\033[31m", bold = "\033[1m", reset = "\033[0m";

std::string colored(std::string_view text, std::string_view color, const Style& style) {
  return style.color ? fmt::format("{}{}{}", color, text, reset) : std::string(text);
}

std::string sign(bool good, const Style& style) {
  if (style.ascii) return colored(good ? "ok" : "x ", good ? green : red, style);
  return colored(good ? "\xE2\x9C\x93" : "\xE2\x9C\x97", good ? green : red, style);
}

// A verdict in a person's words: both kinds of denial are "denied", the reason tells them apart.
std::string answer_in_words(const Asked& asked) {
  const std::string_view verdict = asked.verdict.ends_with("_deny") ? "denied" : std::string_view(asked.verdict);
  return asked.reason.empty() ? std::string(verdict) : fmt::format("{}, {}", verdict, asked.reason);
}

// "12 scenarios, 340 expectations: all hold"
std::string summary(const std::vector<ScenarioReport>& reports, const Style& style) {
  const Totals totals = count(reports);
  const std::string what =
      fmt::format("{}, {}", counted(totals.scenarios, "scenario"), counted(totals.expectations, "expectation"));
  if (totals.failed == 0) return fmt::format("{}: {}\n", what, colored("all hold", green, style));
  const std::string failed = fmt::format("{} {} not hold", totals.failed, totals.failed == 1 ? "does" : "do");
  return fmt::format("{}: {}\n", what, colored(failed, red, style));
}

std::string describe(const Failure& failure, const Style& style) {
  std::string text = fmt::format("{}: {} ({})\n", to_string(failure.where),
                                 colored("expectation does not hold", red, style), failure.rules);
  const auto line = [&text](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("  {:<10}{}\n", name, value);
  };
  line("asked", failure.question);
  line("expected", failure.expected);
  line("got", failure.got);
  line("gate", failure.gate);
  line("reason", failure.reason);
  return text;
}

std::string replay_line(const ScenarioReport& report, const Style& style) {
  const RepresentativeQuestion shown = representative_question(report);
  std::string text = fmt::format("{} {}", sign(report.failures.empty(), style), colored(report.title, bold, style));
  if (shown.answers.empty()) return text + '\n';
  text += fmt::format(": {}?", shown.question);
  std::vector<std::string> answers;
  for (const auto& answer : shown.answers) answers.push_back(answer_in_words(answer.asked));
  const bool agree = std::all_of(answers.begin(), answers.end(), [&](const auto& each) { return each == answers[0]; });
  if (agree && answers.size() > 1) return fmt::format("{} {}\n", text, answers[0]);
  for (std::size_t i = 0; i < answers.size(); ++i)
    text += fmt::format("{} {}: {}", i == 0 ? "" : ";", shown.answers[i].rules, answers[i]);
  return text + '\n';
}

}  // namespace

std::string scenario_results_text(const std::vector<ScenarioReport>& reports, const Style& style) {
  std::string text;
  for (const ScenarioReport& report : reports)
    for (const Failure& failure : report.failures) text += describe(failure, style);
  return text + summary(reports, style);
}

std::string scenario_replay_text(const std::vector<ScenarioReport>& reports, const Style& style) {
  std::string text;
  for (const ScenarioReport& report : reports) text += replay_line(report, style);
  return text + summary(reports, style);
}

std::string scenario_list_text(const std::vector<Scenario>& scenarios, const Style&) {
  std::size_t widest = 0;
  for (const Scenario& scenario : scenarios) widest = std::max(widest, text::characters(scenario.title));
  std::string text;
  for (const Scenario& scenario : scenarios)
    text += fmt::format("{}  {}\n", padded(scenario.title, widest), scenario.file);
  return text;
}

}  // namespace whichgate::report
