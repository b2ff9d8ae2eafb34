#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "cases/case_members.hpp"
#include "cases/cases.hpp"
#include "policy/parse.hpp"
#include "text/arn.hpp"
#include "text/text.hpp"
#include "whichgate/policy.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::cases {

namespace {

using eval::NamedPolicy;
using eval::PrincipalKind;
using json::Element;
using json::Kind;
using json::Node;

const Node* member(const Node& node, std::string_view key) {
  const Node* found = node.kind == Kind::object ? node.find(key) : nullptr;
  return found && found->kind != Kind::null ? found : nullptr;
}

std::string text_of(const Node* node) {
  return node && node->kind == Kind::string ? std::string(node->text) : std::string();
}

bool true_at(const Node* facts, std::string_view key) {
  const Node* found = facts ? member(*facts, key) : nullptr;
  return found && found->kind == Kind::boolean && found->boolean;
}

std::string value_text(const Node& node) {
  if (node.kind == Kind::boolean) return node.boolean ? "true" : "false";
  return std::string(node.text);
}

class Reader {
 public:
  Reader(const Element& element, const Catalog& catalog)
      : case_(element), catalog_(catalog), facts_(member(element.node(), "world")) {}

  Result<DecisionCase> read() {
    problems_ = check_decision_members(case_);
    if (has_errors(problems_)) return Unexpected(std::move(problems_));
    const Node* request = member(case_.node(), "request");
    if (!request || request->kind != Kind::object) {
      json::problem(problems_, case_.where(), "case.no-request", "a decision needs a `request`");
      return Unexpected(std::move(problems_));
    }
    read_request(*request);
    read_public_access_block();
    read_policies(*request);
    if (has_errors(problems_)) return Unexpected(std::move(problems_));
    return std::move(result_);
  }

 private:
  void read_request(const Node& request) {
    eval::Request& to = result_.request;
    to.action = text_of(member(request, "action"));
    if (to.action.empty())
      json::problem(problems_, case_.where(), "case.no-action", "the request needs an `action`");
    else if (const std::size_t colon = to.action.find(':'); colon == 0 || colon == std::string::npos)
      json::problem(problems_, case_.where(), "case.bad-action", fmt::format("`{}` is not an action", to.action),
                    "write it as service:Name, for example s3:GetObject");
    if (const Node* resource = member(request, "resource")) to.resource = resource->text;
    if (true_at(&request, "wildcard_only_action")) to.resource = "*";
    to.resource_account = text_of(member(request, "resource_account"));
    if (const Node* context = member(request, "context")) read_context(*context);
    to.context.set_partial(true_at(&request, "context_is_partial"));
    read_principal(request);
  }

  void read_public_access_block() {
    const Node* settings = facts_ ? member(*facts_, "blockPublicAccess") : nullptr;
    for (const auto& [name, setting] : public_access_settings)
      result_.public_access_block.*setting = settings && true_at(settings, name);
  }

  void read_context(const Node& context) {
    // In the order of the keys, so that each one goes to the end.
    std::vector<std::pair<std::string, const Node::Member*>> entries;
    for (const Node::Member& entry : context.members) entries.emplace_back(text::lower(entry.key), &entry);
    std::ranges::stable_sort(entries, {}, [](const auto& entry) -> const std::string& { return entry.first; });
    for (const auto& [lower_key, member] : entries) {
      const Node::Member& entry = *member;
      if (entry.value.kind == Kind::null) {
        result_.request.context.set_absent(entry.key);
        continue;
      }
      if (entry.value.kind != Kind::array) {
        result_.request.context.set(entry.key, value_text(entry.value));
        continue;
      }
      std::vector<std::string> values;
      std::ranges::transform(entry.value.items, std::back_inserter(values), value_text);
      result_.request.context.set_list(entry.key, std::move(values));
    }
  }

  void read_principal(const Node& request) {
    eval::Principal& caller = result_.request.principal;
    caller.arn = text_of(member(request, "principal"));
    if (caller.arn.empty())
      json::problem(problems_, case_.where(), "case.no-principal", "the request needs a `principal`");
    caller.kind = kind_of(caller.arn, text_of(member(request, "principal_type")));
    caller.principal_arn = caller.arn;
    caller.account = text_of(member(request, "principal_account"));
    if (caller.account.empty()) {
      if (const auto arn = text::parse_arn(caller.arn)) caller.account = arn->account;
    }
    if (caller.kind == PrincipalKind::role_session) caller.principal_arn = role_arn(caller.arn);
    caller.service_linked_role = true_at(facts_, "serviceLinkedRole") ||
                                 caller.principal_arn.find(":role/aws-service-role/") != std::string::npos;
    result_.credentials = credentials_of(caller.kind);
    if (facts_) caller.federated_by = text_of(member(*facts_, "federatedBy"));
    if (const auto* id = result_.request.context.find("aws:userid"); id && !id->values.empty()) {
      caller.unique_id = id->values.front().substr(0, id->values.front().find(':'));
    }
  }

  gates::Credentials credentials_of(PrincipalKind kind) const {
    using enum gates::Credentials;
    if (kind == PrincipalKind::federated_user) return federated;
    if (kind == PrincipalKind::role_session) return role;
    if (!true_at(facts_, "sessionToken")) return long_term;
    const auto* mfa = result_.request.context.find("aws:MultiFactorAuthPresent");
    return mfa && mfa->values == std::vector<std::string>{"true"} ? session_token_with_mfa : session_token;
  }

  PrincipalKind kind_of(std::string_view principal, std::string_view type) const {
    if (type == "Anonymous" || principal == "anonymous" || principal == "*") return PrincipalKind::anonymous;
    const auto arn = text::parse_arn(principal);
    if (type == "Service" || type == "Federated" || !arn) return PrincipalKind::service;
    if (true_at(facts_, "assumedRoot")) return PrincipalKind::root_session;
    if (arn->resource == "root") return PrincipalKind::root_user;
    if (arn->resource.starts_with("federated-user/")) return PrincipalKind::federated_user;
    if (arn->resource.starts_with("assumed-role/") || arn->resource.starts_with("role/")) {
      return PrincipalKind::role_session;
    }
    const bool provider = arn->resource.starts_with("saml-provider/") || arn->resource.starts_with("oidc-provider/");
    return provider ? PrincipalKind::service : PrincipalKind::iam_user;
  }

  // A session's ARN lacks the path of its role. Without better knowledge the role is taken to have none.
  std::string role_arn(const std::string& caller) const {
    if (std::string stated = facts_ ? text_of(member(*facts_, "roleArnOfSession")) : ""; !stated.empty()) {
      return stated;
    }
    const auto* key = result_.request.context.find("aws:PrincipalArn");
    if (key && !key->values.empty() && key->values.front().find(":role/") != std::string::npos) {
      return key->values.front();
    }
    const auto arn = text::parse_arn(caller);
    if (!arn || !arn->resource.starts_with("assumed-role/")) return caller;
    std::string_view role = arn->resource;
    role.remove_prefix(std::string_view("assumed-role/").size());
    return fmt::format("arn:{}:iam::{}:role/{}", arn->partition, arn->account, role.substr(0, role.find('/')));
  }

  void read_policies(const Node& request) {
    eval::Policies& to = result_.policies;
    if (const auto found = read_list("identity_policies", "identity policy")) to.identity = *found;
    to.permissions_boundary = read_list("permission_boundary", "permissions boundary");
    to.session = read_list("session_policies", "session policy");
    if (to.session && to.session->empty()) to.session.reset();
    to.vpc_endpoint = read_list("endpoint_policies", "VPC endpoint policy");
    if (const auto policy = find("resource_policy")) to.resource = read_policy(*policy, "resource policy");
    const std::string management = facts_ ? text_of(member(*facts_, "managementAccount")) : "";
    const eval::Request& asked = result_.request;
    const bool in_management_account = true_at(&request, "principal_is_management_account") ||
                                       (!management.empty() && management == asked.principal.account);
    if (!in_management_account) to.scps = read_levels("scps", "service control policy");
    const bool of_management_account = !management.empty() && management == asked.resource_account;
    const std::string_view service = std::string_view(asked.action).substr(0, asked.action.find(':'));
    if (!of_management_account && !true_at(facts_, "awsManagedKey") && catalog_.rcp_reaches(service)) {
      to.rcps = read_levels("rcps", "resource control policy");
    }
  }

  // The element under this key; nullopt when it is missing or null.
  std::optional<Element> find(std::string_view key) const {
    for (const Node::Member& one : case_.node().members)
      if (one.key == key && one.value.kind != Kind::null) return case_.member(one);
    return std::nullopt;
  }

  NamedPolicy read_policy(const Element& element, std::string name) {
    auto document = policy::read_policy(element, name, problems_);
    auto shared = std::make_shared<const PolicyDocument>(document ? *std::move(document) : PolicyDocument{});
    return {std::move(name), {}, std::move(shared)};
  }

  std::vector<NamedPolicy> read_items(const Element& list, std::string_view name) {
    std::vector<NamedPolicy> policies;
    for (std::size_t i = 0; i < list.node().items.size(); ++i)
      policies.push_back(read_policy(list.item(i), fmt::format("{} {}", name, i + 1)));
    return policies;
  }

  // One policy or a list of them; nullopt when the member is missing or null.
  std::optional<std::vector<NamedPolicy>> read_list(std::string_view key, std::string_view name) {
    const std::optional<Element> found = find(key);
    if (!found) return std::nullopt;
    if (found->kind() == Kind::array) return read_items(*found, name);
    return std::vector{read_policy(*found, std::string(name))};
  }

  // No level at all: the account is in no organization.
  std::optional<std::vector<eval::Level>> read_levels(std::string_view key, std::string_view name) {
    const std::optional<Element> found = find(key);
    if (!found || found->node().items.empty()) return std::nullopt;
    std::vector<eval::Level> levels;
    for (std::size_t i = 0; i < found->node().items.size(); ++i) {
      const std::string level = fmt::format("level {}", i + 1);
      levels.push_back({level, read_items(found->item(i), fmt::format("{} of {}", name, level))});
    }
    return levels;
  }

  Element case_;
  const Catalog& catalog_;
  const Node* facts_;
  Problems problems_;
  DecisionCase result_;
};

}  // namespace

Result<DecisionCase> read_decision(const json::Element& element, const Catalog& catalog) {
  return Reader(element, catalog).read();
}

}  // namespace whichgate::cases
