#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "whichgate/catalog.hpp"

using namespace whichgate;

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The definition of a wildcard, word for word, and nothing else: slow, and shares no code with the library.
bool slow_match(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return name.empty();
  if (pattern[0] == '*')
    return slow_match(pattern.substr(1), name) || (!name.empty() && slow_match(pattern, name.substr(1)));
  if (name.empty()) return false;
  return (pattern[0] == '?' || lower(pattern[0]) == lower(name[0])) && slow_match(pattern.substr(1), name.substr(1));
}

// Every pattern under Action and NotAction of every version of every managed policy, once.
std::set<std::string> patterns_of_managed_policies(const Catalog& catalog) {
  std::set<std::string> patterns;
  for (const std::string_view arn : catalog.managed_policy_arns())
    for (const ManagedPolicy* version : catalog.managed_policy_versions(arn))
      for (const PolicyStatement& statement : version->document->statements)
        for (const std::string& action : statement.actions)
          if (action.find_first_of("*?") != std::string::npos) patterns.insert(action);
  return patterns;
}

}  // namespace

TEST_CASE("every wildcard of every managed policy expands to what a slow matcher finds", "[catalog]") {
  const Catalog& catalog = Catalog::builtin();
  const std::vector<std::string_view> actions = catalog.expand("*");
  const std::set<std::string> patterns = patterns_of_managed_policies(catalog);
  CHECK(patterns.size() > 1300);
  std::vector<std::string> different;
  for (const std::string& pattern : patterns) {
    std::vector<std::string_view> slow;
    for (const std::string_view action : actions)
      if (slow_match(pattern, action)) slow.push_back(action);
    if (catalog.expand(pattern) != slow) different.push_back(pattern);
  }
  CHECK(different == std::vector<std::string>());
}
