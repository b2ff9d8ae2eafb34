#include "scenario/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.hpp"
#include "whichgate/command.hpp"
#include "whichgate/reason.hpp"

namespace whichgate::scenario {

std::vector<std::string> answers() { return {"allowed", "denied", "explicit_deny", "implicit_deny", "unknown"}; }

bool is_answer(std::string_view verdict, std::string_view stated) {
  if (stated == "denied")
    return verdict == to_string(Verdict::explicit_deny) || verdict == to_string(Verdict::implicit_deny);
  return verdict == stated;
}

std::vector<std::string> reason_names() {
  std::vector<std::string> names;
  for (const Reason& reason : reasons()) names.emplace_back(reason.id);
  return names;
}

std::vector<std::string> operation_names() {
  std::vector<std::string> names;
  for (const OperationInfo& operation : operations()) names.emplace_back(operation.name);
  return names;
}

void require_known(std::string_view what, std::string_view name, const std::vector<std::string>& known,
                   const Location& where, Problems& problems) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  std::string help;
  if (const std::string nearest = text::nearest(name, known); !nearest.empty())
    help = fmt::format("did you mean `{}`?", nearest);
  else if (known.size() <= 8)
    help = fmt::format("known are: {}", text::join(known, ", "));
  json::problem(problems, where, fmt::format("unknown-{}", what), fmt::format("unknown {} `{}`", what, name), help);
}

Problems placed(const Problems& problems, const ScenarioStep& step) {
  Problems result = problems;
  for (Diagnostic& problem : result) {
    if (problem.where.line > 0) continue;
    const auto quoted = std::find_if(step.words.begin(), step.words.end(), [&](const auto& word) {
      return !word.first.empty() && problem.message.find('`' + word.first + '`') != std::string::npos;
    });
    problem.where = quoted == step.words.end() ? step.where : quoted->second;
  }
  return result;
}

void add_new(Problems& problems, const Problems& more) {
  for (const Diagnostic& problem : more) {
    const bool there = std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& other) {
      return other.where == problem.where && other.message == problem.message;
    });
    if (!there) problems.push_back(problem);
  }
}

}  // namespace whichgate::scenario
