#include "scenario/words.hpp"

#include <fmt/core.h>

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
  for (const Reason& reason : reasons()) names.emplace_back(reason.text);
  return names;
}

std::vector<std::string> operation_names() {
  std::vector<std::string> names;
  for (const OperationInfo& operation : supported_operations()) {
    names.emplace_back(operation.name);
    if (!operation.service.empty()) names.push_back(fmt::format("{}:{}", operation.service, operation.name));
  }
  return names;
}

void require_known(std::string_view what, std::string_view name, const std::vector<std::string>& known,
                   const Location& where, Problems& problems) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  json::problem(problems, where, "scenario.unknown-word", fmt::format("unknown {} `{}`", what, name),
                text::suggestion(name, known));
}

Problems placed(const Problems& problems, const ScenarioStep& step) {
  Problems result = problems;
  for (Diagnostic& problem : result) {
    // The pointer is the question's member; of a list's items, the one that the message quotes.
    const std::string member = problem.where.pointer.starts_with('/') ? problem.where.pointer.substr(1) : "";
    problem.where = step.where;
    bool quoted = false;
    for (const ScenarioStep::Word& word : step.words) {
      if (word.member != member || quoted) continue;
      problem.where = word.where;
      quoted = problem.message.find('`' + word.text + '`') != std::string::npos;
    }
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
