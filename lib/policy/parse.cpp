#include "policy/parse.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "policy/operators.hpp"
#include "text/text.hpp"

namespace whichgate::policy {
namespace {

constexpr std::string_view syntax_code = "policy.syntax";

// Reads one policy's elements into a Draft.
class PolicyReader {
 public:
  explicit PolicyReader(Draft& draft) : draft_(draft) {}

  void read(const json::Element& element) {
    json::ObjectReader object(element, draft_.syntax);
    if (element.kind() != json::Kind::object) return;
    if (object.string("Version", draft_.document.version) && draft_.document.version != "2012-10-17" &&
        draft_.document.version != "2008-10-17")
      syntax(object.where("Version"),
             fmt::format("`{}` is not a version of the policy language", draft_.document.version),
             "write 2012-10-17: it names the language, not your policy");
    object.string("Id", draft_.document.id);
    if (object.required("Statement")) {
      const std::vector<json::Element> statements = object.elements("Statement");
      if (statements.empty()) syntax(object.where("Statement"), "the policy has no statement");
      for (const json::Element& statement : statements) read_statement(statement);
    }
    finish(element, object);
  }

 private:
  void syntax(const Location& where, std::string message, std::string help = {}) {
    json::problem(draft_.syntax, where, std::string(syntax_code), std::move(message), std::move(help));
  }

  void wrong_type(const json::Element& element, std::string_view wanted) {
    const std::string name = element.pointer().substr(element.pointer().rfind('/') + 1);
    const bool entry = name.find_first_not_of("0123456789") == std::string::npos;
    syntax(element.where(), fmt::format("{} must be {}, not {}", entry ? "every entry" : fmt::format("`{}`", name),
                                        wanted, json::to_string(element.kind())));
  }

  // AWS, unlike our own files, knows no member $schema.
  void finish(const json::Element& element, json::ObjectReader& object) {
    for (const json::Node::Member& member : element.node().members)
      if (member.key == "$schema")
        syntax(element.key_where(member), "`$schema` is not an element of a policy", "remove it");
    object.finish();
  }

  // Whether the statement has one element of a pair; both together are an error.
  bool one_of(const json::Element& element, json::ObjectReader& object, std::string_view name,
              std::string_view not_name, bool& is_not) {
    const bool plain = object.has(name);
    is_not = object.has(not_name);
    if (plain && is_not)
      syntax(element.where(), fmt::format("a statement has `{}` or `{}`, not both", name, not_name),
             "remove one of them");
    // Both count as asked for, so that neither is reported as unknown.
    object.element(name);
    object.element(not_name);
    return plain || is_not;
  }

  void read_statement(const json::Element& element) {
    json::ObjectReader object(element, draft_.syntax);
    if (element.kind() != json::Kind::object) return;
    PolicyStatement statement;
    statement.where = element.where();
    object.string("Sid", statement.sid);
    read_effect(object, statement);
    if (one_of(element, object, "Principal", "NotPrincipal", statement.not_principal))
      read_principals(*object.element(statement.not_principal ? "NotPrincipal" : "Principal"),
                      statement.principals.emplace());
    if (one_of(element, object, "Action", "NotAction", statement.not_action))
      read_strings(*object.element(statement.not_action ? "NotAction" : "Action"), statement.actions, Nulls::refused);
    else
      json::problem(draft_.actions, element.where(), "policy.no-action", "the statement has no `Action`",
                    "add `Action` or `NotAction`");
    if (one_of(element, object, "Resource", "NotResource", statement.not_resource))
      read_strings(*object.element(statement.not_resource ? "NotResource" : "Resource"), statement.resources.emplace(),
                   Nulls::skipped);
    if (const auto condition = object.element("Condition")) read_conditions(*condition, statement.conditions);
    finish(element, object);
    draft_.document.statements.push_back(std::move(statement));
  }

  void read_effect(json::ObjectReader& object, PolicyStatement& statement) {
    std::string effect;
    if (!object.required("Effect") || !object.string("Effect", effect)) return;
    const bool allow = text::equals_ignoring_case(effect, "Allow");
    statement.effect = allow ? Effect::allow : Effect::deny;
    if (effect == "Allow" || effect == "Deny") return;
    const std::string message = fmt::format("`Effect` must be `Allow` or `Deny`, not `{}`", effect);
    if (allow || text::equals_ignoring_case(effect, "Deny"))
      json::problem(draft_.effects, object.where("Effect"), "policy.effect-case", message,
                    fmt::format("write `{}`", to_string(statement.effect)));
    else
      syntax(object.where("Effect"), message);
  }

  enum class Nulls { refused, skipped };  // IAM accepts null among the resources

  void read_strings(const json::Element& element, std::vector<std::string>& out, Nulls nulls) {
    if (element.kind() == json::Kind::string) {
      out.emplace_back(element.node().text);
      return;
    }
    if (element.kind() != json::Kind::array) return wrong_type(element, "a string or a list of strings");
    const json::Sequence<json::Node>& items = element.node().items;
    out.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == json::Kind::string)
        out.emplace_back(items[i].text);
      else if (items[i].kind != json::Kind::null || nulls == Nulls::refused)
        wrong_type(element.item(i), "a string");
    }
  }

  void read_principals(const json::Element& element, std::vector<PolicyPrincipal>& out) {
    if (element.kind() == json::Kind::string) {
      if (element.node().text == "*")
        out.push_back({"*", "*"});
      else
        syntax(element.where(), fmt::format("`{}` must stand under a kind of principal", element.node().text),
               fmt::format(R"(write {{"AWS": {}}})", json::quote(element.node().text)));
      return;
    }
    if (element.kind() != json::Kind::object) return wrong_type(element, "`*` or an object");
    static const std::array<std::string, 4> kinds{"AWS", "Service", "Federated", "CanonicalUser"};
    for (const json::Node::Member& member : element.node().members) {
      if (std::find(kinds.begin(), kinds.end(), member.key) == kinds.end()) {
        syntax(element.key_where(member), fmt::format("`{}` is not a kind of principal", member.key),
               text::suggestion(member.key, kinds));
        continue;
      }
      std::vector<std::string> values;
      read_strings(element.member(member), values, Nulls::refused);
      for (std::string& value : values) out.push_back({std::string(member.key), std::move(value)});
    }
  }

  void read_conditions(const json::Element& element, std::vector<PolicyCondition>& out) {
    if (element.kind() != json::Kind::object) return wrong_type(element, "an object");
    for (const json::Node::Member& by_operator : element.node().members) {
      const json::Element keys = element.member(by_operator);
      if (keys.kind() != json::Kind::object) {
        wrong_type(keys, "an object");
        continue;
      }
      // AWS looks at an operator only when there is a key under it.
      if (!keys.node().members.empty() && !parse_operator(by_operator.key)) {
        syntax(element.key_where(by_operator), fmt::format("`{}` is not a condition operator", by_operator.key),
               text::suggestion(by_operator.key, operator_names()));
        continue;
      }
      for (const json::Node::Member& by_key : keys.node().members) {
        PolicyCondition condition{
            std::string(by_operator.key), std::string(by_key.key), {}, false, keys.key_where(by_key)};
        read_values(keys.member(by_key), condition);
        out.push_back(std::move(condition));
      }
    }
  }

  void read_values(const json::Element& element, PolicyCondition& condition) {
    condition.single = element.kind() != json::Kind::array;
    if (condition.single) return read_value(element, condition);
    const json::Sequence<json::Node>& items = element.node().items;
    for (std::size_t i = 0; i < items.size(); ++i) read_value(element.item(i), condition);
    if (std::any_of(items.begin(), items.end(), [&](const json::Node& item) { return item.kind != items[0].kind; }))
      draft_.oddities.push_back({Severity::warning, "policy.mixed-value-types",
                                 fmt::format("the values of `{}` are of several types", condition.key), element.where(),
                                 "write all of them as text"});
  }

  void read_value(const json::Element& element, PolicyCondition& condition) {
    const json::Node& node = element.node();
    if (node.kind == json::Kind::string || node.kind == json::Kind::number)
      condition.values.emplace_back(node.text);
    else if (node.kind == json::Kind::boolean)
      condition.values.emplace_back(node.boolean ? "true" : "false");
    else
      wrong_type(element, "a string, a number, true or false");
  }

  Draft& draft_;
};

// Findings about a policy that is the content of a string have their place within it; what can be shown is the
// place of the string.
void move_to(const json::Element& holder, Problems& problems) {
  for (Diagnostic& problem : problems) {
    problem.message +=
        fmt::format(" (line {}, column {} of the policy's text)", problem.where.line, problem.where.column);
    problem.where = holder.where();
  }
}

}  // namespace

Draft draft_policy(const json::Element& element, std::string name) {
  Draft draft;
  if (element.kind() != json::Kind::string) {
    PolicyReader(draft).read(element);
  } else if (const auto inner = json::read(element.node().text, name, json::Comments::refused)) {
    PolicyReader(draft).read(json::root(*inner));
    for (PolicyStatement& statement : draft.document.statements) {
      statement.where = element.where();
      for (PolicyCondition& condition : statement.conditions) condition.where = element.where();
    }
    move_to(element, draft.syntax);
    move_to(element, draft.effects);
    move_to(element, draft.actions);
    move_to(element, draft.oddities);
  } else {
    draft.syntax = inner.error();
    move_to(element, draft.syntax);
  }
  draft.document.name = std::move(name);
  return draft;
}

std::optional<PolicyDocument> read_policy(const json::Element& element, std::string name, Problems& problems) {
  Draft draft = draft_policy(element, std::move(name));
  const bool sound = draft.syntax.empty() && draft.effects.empty() && draft.actions.empty();
  for (const Problems* found : {&draft.syntax, &draft.effects, &draft.actions})
    problems.insert(problems.end(), found->begin(), found->end());
  if (!sound) return std::nullopt;
  return std::move(draft.document);
}

}  // namespace whichgate::policy

namespace whichgate {

Result<PolicyDocument> parse_policy(std::string_view json, std::string_view name) {
  const Result<json::Document> document = json::read(json, name, json::Comments::refused);
  if (!document) return Unexpected(document.error());
  Problems problems;
  std::optional<PolicyDocument> policy = policy::read_policy(json::root(*document), std::string(name), problems);
  if (!policy) return Unexpected(std::move(problems));
  return *std::move(policy);
}

}  // namespace whichgate
