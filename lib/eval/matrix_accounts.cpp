#include <algorithm>

#include "eval/policy_matrix.hpp"
#include "eval/variables.hpp"
#include "policy/operators.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

constexpr std::string_view principal_arn_key = "aws:PrincipalArn";

bool is(std::string_view key, std::string_view name) { return text::equals_ignoring_case(key, name); }

// The values of a key as written, with ${Account}.
std::vector<std::string> values_of(std::string_view key, const PolicyMatrixQuestion::Identity& identity,
                                   const MatrixGroup& group) {
  if (is(key, principal_arn_key)) return {identity.principal_arn};
  if (is(key, "aws:PrincipalAccount") || is(key, "aws:ResourceAccount")) return {std::string(account_placeholder)};
  for (const auto& [name, values] : *group.context)
    if (is(key, name)) return values;
  return {};
}

// The keys of a pattern's variables.
std::vector<std::string_view> variables_of(std::string_view pattern) {
  std::vector<std::string_view> keys;
  if (pattern.find("${") == std::string_view::npos) return keys;
  for (const Token& token : tokenize(pattern))
    if (token.kind == Token::Kind::variable) keys.push_back(token.text);
  return keys;
}

class Examiner {
 public:
  Examiner(const PolicyMatrixQuestion::Identity& identity, const MatrixGroup& group)
      : identity_(identity), group_(group) {}

  AccountsThatMatter of_conditions(const CompiledStatement& statement) const {
    AccountsThatMatter found;
    for (const CompiledCondition& condition : statement.conditions()) {
      const PolicyCondition& source = condition.source();
      const auto how = policy::parse_operator(source.condition_operator);
      const std::vector<std::string> values = values_of(source.key, identity_, group_);
      // Compared as a number, an address, ...
      const bool no_text =
          how && how->comparison != policy::Comparison::null && !policy::takes_variables(how->comparison);
      if (no_text && std::ranges::any_of(values, holds_account)) found.all = true;
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

}  // namespace

void MatrixGroup::make_entries() {
  for (const auto& [key, values] : *context) {
    if (std::ranges::any_of(values, holds_account)) entries_with_account.push_back(entries.size());
    entries.push_back(values.size() == 1 ? ContextEntry{key, values.front(), {}, false}
                                         : ContextEntry{key, {}, values, true});
  }
}

MatrixCaller::MatrixCaller(const PolicyMatrixQuestion::Identity& identity, const std::string& account,
                           const MatrixGroup& group)
    : principal_{identity.kind,
                 with_account(identity.arn, account),
                 with_account(identity.principal_arn, account),
                 account,
                 false,
                 {},
                 {}},
      request_{principal_, {}, "*", {}, {}, false} {
  constexpr std::size_t own = 3;
  entries_.reserve(own + group.entries.size());
  entries_.push_back({principal_arn_key, principal_.principal_arn, {}, false});
  entries_.push_back({"aws:PrincipalAccount", principal_.account, {}, false});
  entries_.push_back({"aws:ResourceAccount", principal_.account, {}, false});
  entries_.insert(entries_.end(), group.entries.begin(), group.entries.end());
  filled_.reserve(group.entries_with_account.size());
  for (const std::size_t index : group.entries_with_account) {
    ContextEntry& entry = entries_[own + index];
    std::vector<std::string>& values = filled_.emplace_back();
    for (const std::string& value : group.context->find(std::string(entry.key))->second)
      values.push_back(with_account(value, account));
    if (entry.multivalued)
      entry.values = values;
    else
      entry.value = values.front();
  }
  request_.context = entries_;
}

void add_singled_out(const CompiledDocument& document, const PolicyMatrixQuestion::Identity& identity,
                     const MatrixGroup& group, std::vector<SingledOut>& to) {
  const Examiner examiner(identity, group);
  const ActionList::Data& list = group.list.data();
  for (const CompiledStatement& statement : document.statements) {
    const AccountsThatMatter conditions = examiner.of_conditions(statement);
    const bool any_resource = statement.any_resource(Layer::identity);
    if (any_resource && conditions.none()) continue;
    for (const ActionRange range : statement.actions())
      for (std::size_t place = list.first_place[range.first]; place < list.first_place[range.last]; ++place) {
        AccountsThatMatter matter = conditions;
        if (!any_resource) matter.add(examiner.of_resources(statement, list.entries[list.entry_at[place]].resource));
        if (!matter.none()) to.push_back({64 * group.first_word + place, std::move(matter)});
      }
  }
}

bool depends_on_identity(const CompiledDocument& document) {
  const auto of_identity = [](std::string_view key) { return is(key, principal_arn_key); };
  const auto names_it = [&](const std::string& pattern) {
    return std::ranges::any_of(variables_of(pattern), of_identity);
  };
  return std::ranges::any_of(document.statements, [&](const CompiledStatement& statement) {
    const PolicyStatement& source = statement.source();
    return (source.resources && std::ranges::any_of(*source.resources, names_it)) ||
           std::ranges::any_of(source.conditions, [&](const PolicyCondition& condition) {
             return of_identity(condition.key) || std::ranges::any_of(condition.values, names_it);
           });
  });
}

}  // namespace whichgate::eval
