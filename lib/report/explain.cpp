#include "whichgate/explain.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/explain_statements.hpp"
#include "text/text.hpp"
#include "whichgate/reason.hpp"

namespace whichgate {

namespace {

// How the lines look: signs and colours.
struct Style {
  ExplainOptions options;

  std::string paint(std::string_view code, std::string_view text) const {
    return options.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  std::string sign(Outcome outcome) const {
    const bool ascii = options.ascii;
    switch (outcome) {
      case Outcome::passed:
        return paint("32", ascii ? "ok" : "\xE2\x9C\x93");
      case Outcome::blocked:
        return paint("31", ascii ? "x " : "\xE2\x9C\x97");
      case Outcome::unknown:
        return paint("33", ascii ? "? " : "?");
      case Outcome::not_applicable:
        return paint("2", ascii ? "- " : "\xE2\x80\x93");
    }
    return {};
  }
};

constexpr std::string_view verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::allowed:
      return "ALLOWED";
    case Verdict::explicit_deny:
    case Verdict::implicit_deny:
      return "DENIED";
    case Verdict::unknown:
      return "UNKNOWN";
    case Verdict::invalid:
      return "INVALID";
  }
  return "";
}

std::string subject(const Decision& decision) {
  const Question& q = decision.question;
  if (q.as == "root") return "the root user";
  if (q.who.empty()) return q.as;
  return q.who;
}

std::string act(const Decision& decision) {
  const Question& q = decision.question;
  if (!q.action.empty()) {
    std::string words = decision.actions.empty() ? q.action : decision.actions.front();
    if (decision.resource != "*") words += " on " + decision.resource;
    if (!q.page.empty()) words += fmt::format(" on the {} page", q.page);
    return words;
  }
  return q.page.empty() ? "open the account" : fmt::format("see the {} page", q.page);
}

std::string headline(const Decision& decision, const Style& style) {
  const Question& q = decision.question;
  const bool allowed = decision.allowed();
  std::string words = fmt::format("{} {} {}", subject(decision),
                                  allowed                                ? "may"
                                  : decision.verdict == Verdict::unknown ? "perhaps may"
                                                                         : "may not",
                                  act(decision));
  words += fmt::format(" in {} ({})", decision.account_name, decision.account);
  if (!q.who.empty() && !q.as.empty() && q.as != "root") words += " as " + q.as;
  const std::string_view color = allowed ? "1;32" : decision.verdict == Verdict::unknown ? "1;33" : "1;31";
  return fmt::format("{}  {}\n", style.paint(color, verdict_word(decision.verdict)), words);
}

std::string gate_line(const GateReport& report, const Style& style) {
  const std::string_view prefix = report.outcome == Outcome::not_applicable ? "not applicable: " : "";
  const std::string words = fmt::format("{}{}", prefix, report.detail);
  const std::string line = fmt::format("  {} {:<22} ", style.sign(report.outcome), to_string(report.gate));
  if (!report.reason) return line + words + "\n";
  return line + fmt::format("{:<60}  {}\n", words, style.paint("2", to_string(*report.reason)));
}

// Gates that do not apply are left out, but for those with a reason of their own: that is news.
bool worth_a_line(const GateReport& report, const ExplainOptions& options) {
  return options.every_gate || report.outcome != Outcome::not_applicable || report.reason.has_value();
}

std::string remedy_lines(const Decision& decision, const std::vector<Remedy>& remedies, const Style& style) {
  if (decision.allowed()) return {};
  if (remedies.empty()) return "Nothing that whichgate knows opens it.\n";
  std::string lines = "To open it:\n";
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    if (i > 0) lines += "Or:\n";
    const Remedy& remedy = remedies[i];
    for (std::size_t n = 0; n < remedy.steps.size(); ++n)
      lines += fmt::format("  {}. {}\n", n + 1, remedy.steps[n].words);
    if (!remedy.caution.empty()) lines += fmt::format("  mind: {}\n", remedy.caution);
    lines += fmt::format("  re-evaluated after this: {}\n", style.paint("1;32", verdict_word(remedy.re_evaluated)));
  }
  return lines;
}

// All gates that block, the deciding one first: opening that one alone is not enough.
std::string decided_line(const Decision& decision) {
  std::string others;
  for (const GateReport& report : decision.reports)
    if (report.outcome == Outcome::blocked && report.gate != decision.decided_by)
      others += fmt::format("{}{}", others.empty() ? "" : ", ", to_string(report.gate));
  if (others.empty()) return {};
  return fmt::format("Decided by {}; {} would deny it too\n", to_string(*decision.decided_by), others);
}

// AWS names one layer, and does not document which when several policies deny.
std::string message_line(const Decision& decision) {
  const std::string message = aws_message(decision);
  if (message.empty()) return {};
  const auto layers = std::count_if(decision.reports.begin(), decision.reports.end(), [](const GateReport& report) {
    return is_policy_layer(report.gate) && report.outcome == Outcome::blocked;
  });
  const bool inferred = is_policy_layer(*decision.decided_by) && layers > 1;
  return fmt::format("AWS says{}: {}\n", inferred ? " (inferred: it names one of several policies that deny)" : "",
                     message);
}

std::string context_lines(const Decision& decision) {
  if (decision.context.empty()) return {};
  std::string lines = "Condition keys of the request:\n";
  for (const ContextKey& key : decision.context)
    lines += fmt::format("  {:<28} {}{}\n", key.key, key.values.empty() ? "absent" : text::join(key.values, ", "),
                         key.derived ? "  (derived)" : "");
  return lines;
}

std::string confidence_line(const Decision& decision) {
  if (!decision.reason || reason(*decision.reason).confidence == Confidence::documented) return {};
  return fmt::format("This is {}: {}\n", to_string(reason(*decision.reason).confidence),
                     reason(*decision.reason).source);
}

}  // namespace

std::string explain(const Decision& decision, const ExplainOptions& options) {
  if (!decision.problems.empty()) return to_string(decision.problems);
  const Style style{options};
  std::string text = headline(decision, style);
  for (const std::string& note : decision.notes) text += fmt::format("  note: {}\n", note);
  for (const GateReport& report : decision.reports) {
    if (!worth_a_line(report, options)) continue;
    text += gate_line(report, style);
    text += options.statements ? report::all_statements(report) : report::near_misses(report);
  }
  text += decided_line(decision) + message_line(decision);
  if (options.statements) text += context_lines(decision);
  return text + confidence_line(decision);
}

std::string explain(const Decision& decision, const std::vector<Remedy>& remedies, const ExplainOptions& options) {
  return explain(decision, options) + remedy_lines(decision, remedies, {options});
}

}  // namespace whichgate
