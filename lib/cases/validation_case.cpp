#include "cases/validation_case.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/text.hpp"
#include "whichgate/validation.hpp"

namespace whichgate::cases {

namespace {

struct TypeName {
  std::string_view name;
  PolicyType type;
  std::optional<PolicyOwner> owner = {};
};

constexpr std::array<TypeName, 14> type_names{{{"identity", PolicyType::inline_identity},
                                               {"inline", PolicyType::inline_identity},
                                               {"inline-user", PolicyType::inline_identity, PolicyOwner::user},
                                               {"inline-group", PolicyType::inline_identity, PolicyOwner::group},
                                               {"inline-role", PolicyType::inline_identity, PolicyOwner::role},
                                               {"managed", PolicyType::managed},
                                               {"boundary", PolicyType::boundary},
                                               {"permission-set", PolicyType::permission_set_inline},
                                               {"session", PolicyType::session},
                                               {"trust", PolicyType::trust},
                                               {"resource", PolicyType::resource},
                                               {"endpoint", PolicyType::vpc_endpoint},
                                               {"scp", PolicyType::service_control},
                                               {"rcp", PolicyType::resource_control}}};

constexpr std::string_view grammar_alone = "any";

std::vector<std::string> known_names() {
  std::vector<std::string> names{std::string(grammar_alone)};
  for (const TypeName& known : type_names) names.emplace_back(known.name);
  return names;
}

// What findings call the policy.
constexpr std::string_view name = "policy";

ValidationOptions options_of(const json::Element& element, const TypeName& type, const Catalog& catalog,
                             Problems& problems) {
  ValidationOptions options{.type = type.type, .name = std::string(name), .catalog = &catalog};
  options.owner = type.owner;
  json::ObjectReader reader(element, problems);
  reader.string("owner_name", options.owner_name);
  reader.string("resource", options.resource);
  long long characters = 0;
  if (reader.integer("scp_characters", characters) && characters >= 0)
    options.scp.characters = static_cast<std::size_t>(characters);
  return options;
}

Problems find(const json::Element& element, std::string_view text, std::string_view type, const Catalog& catalog) {
  if (type == grammar_alone) {
    const auto document = parse_policy(text, name);
    return document ? Problems{} : document.error();
  }
  Problems problems;
  const auto known =
      std::find_if(type_names.begin(), type_names.end(), [&](const TypeName& t) { return t.name == type; });
  if (known == type_names.end()) {
    json::problem(problems, element.where(), "case.unknown-type", fmt::format("`{}` is not a type of policy", type),
                  text::suggestion(type, known_names()));
    return problems;
  }
  const ValidationOptions options = options_of(element, *known, catalog, problems);
  return has_errors(problems) ? problems : validate(text, options);
}

}  // namespace

ValidationAnswer answer_validation(const json::Element& element, const Catalog& catalog) {
  ValidationAnswer answer;
  const json::Node* policy = element.node().find("policy");
  if (!policy) policy = element.node().find("document");
  const json::Node* type = element.node().find("policy_type");
  if (!policy)
    json::problem(answer.findings, element.where(), "case.no-policy", "a policy to check needs `policy` or `document`");
  else
    answer.findings = find(element, policy->kind == json::Kind::string ? policy->text : json::print(*policy),
                           type ? std::string_view(type->text) : grammar_alone, catalog);
  answer.valid = !has_errors(answer.findings);
  return answer;
}

}  // namespace whichgate::cases
