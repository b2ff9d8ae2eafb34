#include <algorithm>
#include <map>
#include <utility>

#include "text/json/json.hpp"
#include "whichgate/policy.hpp"

namespace whichgate {
namespace {

// Members of a JSON object, one after another.
class ObjectText {
 public:
  void add(std::string_view key, const std::string& value) {
    text_ += text_.size() > 1 ? "," : "";
    json::append_quoted(text_, key);
    text_ += ':';
    text_ += value;
  }
  std::string done() {
    text_ += '}';
    return std::move(text_);
  }

 private:
  std::string text_ = "{";
};

std::string list(const std::vector<std::string>& values) {
  std::string text = "[";
  for (const std::string& value : values) {
    if (text.size() > 1) text += ',';
    json::append_quoted(text, value);
  }
  text += ']';
  return text;
}

std::string one_or_list(const std::vector<std::string>& values) {
  return values.size() == 1 ? json::quote(values.front()) : list(values);
}

std::string print_principals(const std::vector<PolicyPrincipal>& principals) {
  if (principals.size() == 1 && principals.front().kind == "*") return json::quote("*");
  ObjectText object;
  std::vector<std::string> kinds;
  for (const PolicyPrincipal& principal : principals)
    if (std::find(kinds.begin(), kinds.end(), principal.kind) == kinds.end()) kinds.push_back(principal.kind);
  for (const std::string& kind : kinds) {
    std::vector<std::string> values;
    for (const PolicyPrincipal& principal : principals)
      if (principal.kind == kind) values.push_back(principal.value);
    object.add(kind, one_or_list(values));
  }
  return object.done();
}

std::string print_conditions(const std::vector<PolicyCondition>& conditions) {
  std::vector<std::string_view> operators;
  std::map<std::string_view, ObjectText> keys;
  for (const PolicyCondition& condition : conditions) {
    const auto [place, is_new] = keys.try_emplace(condition.condition_operator);
    if (is_new) operators.push_back(condition.condition_operator);
    place->second.add(condition.key, condition.single ? one_or_list(condition.values) : list(condition.values));
  }
  ObjectText object;
  for (const std::string_view name : operators) object.add(name, keys.at(name).done());
  return object.done();
}

std::string print_statement(const PolicyStatement& statement) {
  ObjectText object;
  if (!statement.sid.empty()) object.add("Sid", json::quote(statement.sid));
  object.add("Effect", json::quote(to_string(statement.effect)));
  if (statement.principals)
    object.add(statement.not_principal ? "NotPrincipal" : "Principal", print_principals(*statement.principals));
  object.add(statement.not_action ? "NotAction" : "Action", one_or_list(statement.actions));
  if (statement.resources)
    object.add(statement.not_resource ? "NotResource" : "Resource", one_or_list(*statement.resources));
  if (!statement.conditions.empty()) object.add("Condition", print_conditions(statement.conditions));
  return object.done();
}

}  // namespace

std::string print_policy(const PolicyDocument& document) {
  ObjectText object;
  if (!document.version.empty()) object.add("Version", json::quote(document.version));
  if (!document.id.empty()) object.add("Id", json::quote(document.id));
  std::string statements = "[";
  for (const PolicyStatement& statement : document.statements) {
    if (statements.size() > 1) statements += ',';
    statements += print_statement(statement);
  }
  object.add("Statement", statements + ']');
  return object.done();
}

std::string_view to_string(Effect effect) { return effect == Effect::allow ? "Allow" : "Deny"; }

}  // namespace whichgate
