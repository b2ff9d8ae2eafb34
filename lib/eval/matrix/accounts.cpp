#include "eval/matrix/accounts.hpp"

#include <algorithm>

#include "eval/variables.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

bool is(std::string_view key, std::string_view name) { return text::equals_ignoring_case(key, name); }

// The values of a key as written, with ${Account}.
std::vector<std::string> values_of(std::string_view key, const PolicyMatrixQuestion::Identity& identity,
                                   const MatrixGroup& group) {
  if (is(key, "aws:PrincipalArn")) return {identity.principal_arn};
  if (is(key, "aws:PrincipalAccount") || is(key, "aws:ResourceAccount")) return {std::string(account_placeholder)};
  for (const auto& [name, values] : group.context)
    if (is(key, name)) return values;
  return {};
}

class Examiner {
 public:
  Examiner(const PolicyMatrixQuestion::Identity& identity, const MatrixGroup& group)
      : identity_(identity), group_(group) {}

  AccountsThatMatter of_conditions(const CompiledStatement& statement) const {
    AccountsThatMatter found;
    for (const CompiledCondition& condition : statement.conditions()) {
      const PolicyCondition& source = condition.source();
      const std::vector<std::string> values = values_of(source.key, identity_, group_);
      // Compared as a number, an address, ...
      if (condition.compares_no_text() && std::ranges::any_of(values, holds_account)) found.all = true;
      for (const std::string& expected : source.values) {
        const std::string pattern = filled(expected);
        for (const std::string& value : values) found.add(accounts_that_matter(pattern, value));
      }
    }
    return found;
  }

  AccountsThatMatter of_resources(const CompiledStatement& statement, const std::string& resource) const {
    AccountsThatMatter found;
    if (!statement.source().resources) return found;
    for (const std::string& pattern : *statement.source().resources)
      found.add(accounts_that_matter(filled(pattern), resource));
    return found;
  }

 private:
  // The pattern with what its variables bring.
  std::string filled(const std::string& pattern) const {
    if (pattern.find("${") == std::string::npos) return pattern;
    std::string text;
    for (const Token& token : tokenize(pattern)) {
      if (token.kind != Token::Kind::variable) {
        text += token.text;
        continue;
      }
      for (const std::string& value : values_of(token.text, identity_, group_)) text += value;
      text += token.default_value.value_or("");
    }
    return text;
  }

  const PolicyMatrixQuestion::Identity& identity_;
  const MatrixGroup& group_;
};

bool holds_action_of(const CompiledStatement& statement, const ListData& list) {
  return std::ranges::any_of(statement.actions(), [&](ActionRange range) {
    return list.first_place[range.first] < list.first_place[range.last];
  });
}

void add_singled_out(const CompiledDocument& document, const PolicyMatrixQuestion::Identity& identity,
                     const MatrixGroup& group, std::vector<SingledOut>& to) {
  const Examiner examiner(identity, group);
  const ListData& list = Internals::data_of(group.list);
  for (const CompiledStatement& statement : document.statements) {
    if (!holds_action_of(statement, list)) continue;
    const AccountsThatMatter conditions = examiner.of_conditions(statement);
    const bool any_resource = statement.any_resource(Layer::identity_policy);
    if (any_resource && conditions.none()) continue;
    for (const ActionRange range : statement.actions())
      for (std::size_t place = list.first_place[range.first]; place < list.first_place[range.last]; ++place) {
        AccountsThatMatter matter = conditions;
        if (!any_resource) matter.add(examiner.of_resources(statement, list.entries[list.entry_at[place]].resource));
        if (!matter.none()) to.push_back({64 * group.first_word + place, std::move(matter)});
      }
  }
}

}  // namespace

SingledOutByPolicy singled_out(const CompiledVersions& policy, const PolicyMatrixQuestion::Identity& identity,
                               const MatrixRequests& requests) {
  auto found = std::make_shared<std::vector<SingledOut>>();
  for (const MatrixGroup& group : requests.groups)
    for (const auto& document : policy) add_singled_out(*document, identity, group, *found);
  return found;
}

}  // namespace whichgate::eval
