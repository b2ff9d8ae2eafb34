#include "cases/case_members.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>

#include "text/text.hpp"

namespace whichgate::cases {

namespace {

using json::Element;
using json::Kind;

enum class Form { text, flag, object, policy, policies, levels, note };

struct Rule {
  std::string_view name;
  Form form;
};

constexpr std::array decision_rules{
    Rule{"id", Form::note},
    Rule{"kind", Form::note},
    Rule{"source", Form::note},
    Rule{"confidence", Form::note},
    Rule{"expected", Form::note},
    Rule{"why", Form::note},
    Rule{"gate", Form::note},
    Rule{"reason", Form::note},
    Rule{"identity_policies", Form::policies},
    Rule{"resource_policy", Form::policy},
    Rule{"permission_boundary", Form::policies},
    Rule{"session_policies", Form::policies},
    Rule{"endpoint_policies", Form::policies},
    Rule{"scps", Form::levels},
    Rule{"rcps", Form::levels},
    Rule{"request", Form::object},
    Rule{"world", Form::object},
};

constexpr std::array request_rules{
    Rule{"principal", Form::text},
    Rule{"principal_type", Form::text},
    Rule{"principal_account", Form::text},
    Rule{"action", Form::text},
    Rule{"resource", Form::text},
    Rule{"resource_account", Form::text},
    Rule{"context", Form::object},
    Rule{"context_is_partial", Form::flag},
    Rule{"wildcard_only_action", Form::flag},
    Rule{"principal_is_management_account", Form::flag},
};

bool fits(const json::Node& node, Form form) {
  const Kind kind = node.kind;
  const auto policy = [](const json::Node& one) { return one.kind == Kind::object || one.kind == Kind::string; };
  if (kind == Kind::null) return true;
  switch (form) {
    case Form::text:
      return kind == Kind::string;
    case Form::flag:
      return kind == Kind::boolean;
    case Form::object:
      return kind == Kind::object;
    case Form::policy:
      return policy(node);
    case Form::policies:
      return policy(node) || (kind == Kind::array && std::ranges::all_of(node.items, policy));
    case Form::levels:
      return kind == Kind::array && std::ranges::all_of(node.items, [&](const json::Node& level) {
               return level.kind == Kind::array && std::ranges::all_of(level.items, policy);
             });
    case Form::note:
      break;
  }
  return true;
}

std::string_view words(Form form) {
  switch (form) {
    case Form::text:
      return "a string";
    case Form::flag:
      return "true or false";
    case Form::object:
      return "an object";
    case Form::policy:
      return "a policy";
    case Form::policies:
      return "a policy or a list of policies";
    case Form::levels:
      return "a list of levels, each a list of policies";
    case Form::note:
      break;
  }
  return "anything";
}

void check(const Element& object, std::span<const Rule> rules, Problems& problems) {
  for (const json::Node::Member& member : object.node().members) {
    const auto rule = std::ranges::find(rules, std::string_view(member.key), &Rule::name);
    if (rule == rules.end()) {
      std::vector<std::string> names;
      for (const Rule& one : rules)
        if (one.form != Form::note) names.emplace_back(one.name);
      const std::string near = text::nearest(member.key, names);
      if (near.empty()) continue;
      json::problem(problems, object.key_where(member), "case.unknown-member",
                    fmt::format("unknown member `{}`", member.key), fmt::format("did you mean `{}`?", near));
    } else if (!fits(member.value, rule->form)) {
      json::problem(problems, object.member(member).where(), "case.wrong-type",
                    fmt::format("`{}` must be {}, not {}", member.key, words(rule->form),
                                member.value.kind == Kind::array ? "a list with something else in it"
                                                                 : json::to_string(member.value.kind)));
    }
  }
}

}  // namespace

Problems check_decision_members(const Element& decision) {
  Problems problems;
  check(decision, decision_rules, problems);
  for (const json::Node::Member& member : decision.node().members)
    if (member.key == "request") check(decision.member(member), request_rules, problems);
  return problems;
}

}  // namespace whichgate::cases
