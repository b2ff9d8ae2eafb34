#include "policy_simulator/checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "policy_simulator/sources.hpp"
#include "text/arn.hpp"
#include "text/patterns.hpp"
#include "text/text.hpp"
#include "text/values/addresses.hpp"
#include "text/values/base64.hpp"
#include "text/values/dates.hpp"
#include "text/values/numbers.hpp"

namespace whichgate::policy_simulator {

namespace {

using Check = std::optional<ApiError>;

ApiError invalid(std::string message, std::string help = {}) {
  return {"InvalidInput", std::move(message), {}, std::move(help)};
}

// AWS's form for a value beyond a published limit.
ApiError beyond(std::string_view member, std::string_view value, std::string_view constraint) {
  const std::string shown = value.size() > 256 ? "Value" : fmt::format("Value '{}'", value);
  return {"ValidationError",
          fmt::format("1 validation error detected: {} at '{}' failed to satisfy constraint: {}", shown, member,
                      constraint),
          {},
          {}};
}

Check check_length(std::string_view member, std::string_view value, std::size_t least, std::size_t most) {
  const std::size_t size = text::characters(value);
  if (size > most) return beyond(member, value, fmt::format("Member must have length less than or equal to {}", most));
  if (size < least)
    return beyond(member, value, fmt::format("Member must have length greater than or equal to {}", least));
  return std::nullopt;
}

Check check_lengths(std::string_view member, const std::vector<std::string>& values, std::size_t least,
                    std::size_t most) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (Check found = check_length(fmt::format("{}.{}.member", member, i + 1), values[i], least, most)) return found;
  return std::nullopt;
}

Check check_optional(std::string_view member, std::string_view value, std::size_t least, std::size_t most) {
  return value.empty() ? std::nullopt : check_length(member, value, least, most);
}

Check check_count(std::string_view member, std::size_t count, std::size_t most) {
  if (count <= most) return std::nullopt;
  return beyond(member, fmt::format("{} items", count),
                fmt::format("Member must have length less than or equal to {}", most));
}

// The published limits, in the order of the API reference.
Check check_limits(const SimulationRequest& r) {
  constexpr std::size_t policy = 131072, arn = 2048;
  Check found;
  const auto is_bad = [&](Check check) { return (found = std::move(check)).has_value(); };
  if (is_bad(check_lengths("actionNames", r.actions, 3, 128)) ||
      is_bad(check_optional("callerArn", r.caller_arn, 1, arn)))
    return found;
  if (r.marker && is_bad(check_length("marker", *r.marker, 1, arn))) return found;
  if (r.max_items && (*r.max_items < 1 || *r.max_items > 1000))
    return beyond("maxItems", std::to_string(*r.max_items),
                  *r.max_items < 1 ? "Member must have value greater than or equal to 1"
                                   : "Member must have value less than or equal to 1000");
  if (is_bad(check_count("orderedOrganizationPolicyInputList", r.organization_levels.size(), 7))) return found;
  for (const std::vector<std::string>& level : r.organization_levels)
    if (is_bad(check_lengths("serviceControlPolicyInputList", level, 1, policy))) return found;
  if (is_bad(check_lengths("permissionsBoundaryPolicyInputList", r.permissions_boundaries, 1, policy)) ||
      is_bad(check_count("policyExclusionList", r.excluded_policies.size(), 256)) ||
      is_bad(check_lengths("policyInputList", r.policies, 1, policy)) ||
      is_bad(check_optional("policySourceArn", r.policy_source_arn, 20, arn)) ||
      is_bad(check_lengths("resourceArns", r.resources, 1, arn)) ||
      is_bad(check_optional("resourceHandlingOption", r.resource_handling_option, 1, 64)) ||
      is_bad(check_optional("resourceOwner", r.resource_owner, 1, arn)))
    return found;
  if (r.resource_policy) return check_length("resourcePolicy", *r.resource_policy, 1, policy);
  return std::nullopt;
}

// "Each operation must include the service identifier. This operation does not support using wildcards (*) in an
// action name."
Check check_actions(const SimulationRequest& request) {
  if (request.actions.empty()) return beyond("actionNames", "null", "Member must not be null");
  for (const std::string& action : request.actions) {
    if (action.find('*') != std::string::npos)
      return invalid(fmt::format("Invalid action name: {}", action), "an action name takes no wildcards here");
    if (action.find(':') == std::string::npos)
      return invalid(fmt::format("Invalid action name: {}", action),
                     "begin with the service, for example iam:CreateUser");
  }
  return std::nullopt;
}

Check check_resources(const SimulationRequest& request) {
  for (const std::string& resource : request.resources) {
    const auto arn = text::parse_arn(resource);
    const bool all = resource == "*" && request.resources.size() == 1;
    if (!all && (!arn || arn->partition.empty() || arn->service.empty() || arn->resource.empty()))
      return invalid(fmt::format("ResourceNames are not in a valid ARN format: {}.", resource));
  }
  return std::nullopt;
}

// What a simulation with a ResourceHandlingOption must name.
struct Handling {
  std::string_view option;
  std::array<std::string_view, 6> resources;
};
constexpr std::array<Handling, 4> handlings{{
    {"EC2-VPC-InstanceStore", {"instance", "image", "security-group", "network-interface"}},
    {"EC2-VPC-InstanceStore-Subnet", {"instance", "image", "security-group", "network-interface", "subnet"}},
    {"EC2-VPC-EBS", {"instance", "image", "security-group", "network-interface", "volume"}},
    {"EC2-VPC-EBS-Subnet", {"instance", "image", "security-group", "network-interface", "subnet", "volume"}},
}};

Check check_handling(const SimulationRequest& request) {
  if (request.resource_handling_option.empty()) return std::nullopt;
  const auto found = std::ranges::find(handlings, request.resource_handling_option, &Handling::option);
  if (found == handlings.end()) {
    std::vector<std::string> known;
    for (const Handling& one : handlings) known.emplace_back(one.option);
    return invalid(fmt::format("Invalid input resource handling options: {}.", request.resource_handling_option),
                   text::suggestion(request.resource_handling_option, known));
  }
  for (const std::string_view kind : found->resources) {
    const auto names_kind = [&](const std::string& resource) {
      const auto arn = text::parse_arn(resource);
      return arn && arn->service == "ec2" && arn->resource.starts_with(fmt::format("{}/", kind));
    };
    if (!kind.empty() && std::ranges::none_of(request.resources, names_kind))
      return invalid(fmt::format("Invalid input resource handling options: {} needs a resource of the type {}.",
                                 found->option, kind));
  }
  return std::nullopt;
}

bool one_star_at_most(std::string_view text) { return std::ranges::count(text, '*') <= 1; }

// "Syntactically invalid identifiers, such as malformed ARNs or wildcards in disallowed positions, cause the request
// to fail with an InvalidInput error."
Check check_exclusion(const SimulationRequest::PolicyIdentifier& one) {
  constexpr std::array types{"inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp"};
  constexpr std::array attachments{"user", "group", "role"};
  const bool inlined = !one.inline_policy.empty() || !one.attachment_name.empty() || !one.attachment_type.empty();
  if (int{!one.policy_type.empty()} + int{!one.policy_arn.empty()} + int{inlined} != 1)
    return invalid(
        "Invalid policy identifier: exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier is needed.");
  if (!one.policy_type.empty() && std::ranges::find(types, one.policy_type) == types.end())
    return beyond("policyType", one.policy_type,
                  fmt::format("Member must satisfy enum value set: [{}]", fmt::join(types, ", ")));
  if (!one.policy_arn.empty()) {
    const auto arn = text::parse_arn(one.policy_arn);
    const std::string_view head = std::string_view(one.policy_arn).substr(0, one.policy_arn.find(":policy/"));
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("policy/") ||
        head.find_first_of("*?") != std::string_view::npos || !one_star_at_most(arn->resource))
      return invalid(fmt::format("Invalid policy identifier: {}", one.policy_arn),
                     "name a managed policy; its name may hold one * and any number of ?");
    return std::nullopt;
  }
  if (!inlined) return std::nullopt;
  if (std::ranges::find(attachments, one.attachment_type) == attachments.end())
    return beyond("attachmentType", one.attachment_type,
                  fmt::format("Member must satisfy enum value set: [{}]", fmt::join(attachments, ", ")));
  if (one.inline_policy.empty() || one.inline_policy.find_first_of("*?") != std::string::npos ||
      one.attachment_name.empty() || !one_star_at_most(one.attachment_name))
    return invalid(fmt::format("Invalid policy identifier: {} of {}", one.inline_policy, one.attachment_name),
                   "only the name of the user, group or role may hold wildcards: one * and any number of ?");
  return std::nullopt;
}

Check check_organization(const SimulationRequest& request) {
  for (std::size_t i = 0; i < request.organization_levels.size(); ++i)
    if (request.organization_levels[i].empty())
      return invalid(
          fmt::format("Organization policy at index {} must contain at least one service control policy", i + 1));
  return std::nullopt;
}

// "CallerArn is required if you include a ResourcePolicy." "You cannot specify the ARN of an assumed role, federated
// user, or a service principal." "Simulation of resource-based policies isn't supported for IAM roles."
Check check_caller(const SimulationRequest& request) {
  const std::string& arn = request.caller_arn.empty() ? request.policy_source_arn : request.caller_arn;
  const auto caller = entity_of(arn);
  if (!caller && !request.caller_arn.empty())
    return invalid("Invalid caller - Caller must be an IAM user, role or group in this context.");
  if (!request.resource_owner.empty() && !owner_account(request.resource_owner))
    return invalid("Invalid Resource Owner.", "for example arn:aws:iam::111122223333:root");
  if (!request.resource_policy) return std::nullopt;
  if (arn.empty()) return invalid("Invalid caller - Caller cannot be null or empty.", "add `CallerArn`");
  if (caller && caller->kind != Entity::Kind::user)
    return invalid("Invalid caller - Caller must be an IAM user in this context.",
                   "a ResourcePolicy can be simulated for IAM users only");
  if (request.resources.empty() || request.resources.front() == "*")
    return invalid("Invalid Entity Arn: * does not clearly define entity type and name.",
                   "a ResourcePolicy belongs to resources: name them in `ResourceArns`");
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> types{"string",  "stringList",  "numeric", "numericList",
                                                 "boolean", "booleanList", "ip",      "ipList",
                                                 "binary",  "binaryList",  "date",    "dateList"};

// The form that a value of this type lacks; empty when it has it, or when AWS does not say.
std::string_view missing_form(std::string_view type, std::string_view value) {
  using text::Meaning;
  if (type.starts_with("numeric") && text::read_decimal(value).meaning == Meaning::none) return "numeric format";
  if (type.starts_with("date") && text::read_moment(value).meaning == Meaning::none) return "DateTime format";
  if (type.starts_with("ip") && text::read_address(value).meaning == Meaning::none) return "IP address";
  if (type.starts_with("binary") && text::read_base64(value).meaning == Meaning::none)
    return "base-64 encoded binary format";
  return {};
}

Check check_entry(const SimulationRequest::ContextEntry& entry, std::string_view member) {
  if (entry.name.empty()) return invalid("ContextKeyName cannot be null or empty.");
  if (Check found = check_length(fmt::format("{}.contextKeyName", member), entry.name, 5, 256)) return found;
  if (!entry.type.empty() && std::ranges::find(types, entry.type) == types.end())
    return beyond(fmt::format("{}.contextKeyType", member), entry.type,
                  fmt::format("Member must satisfy enum value set: [{}]", fmt::join(types, ", ")));
  if (entry.values.empty())
    return invalid(fmt::format("Context values for context key {} cannot be null or empty.", entry.name));
  if (!entry.type.empty() && !entry.type.ends_with("List") && entry.values.size() != 1)
    return invalid(
        fmt::format("Context key {} expected a single value, but received {}.", entry.name, entry.values.size()),
        fmt::format("the type {}List takes several", entry.type));
  for (const std::string& value : entry.values)
    if (const std::string_view form = missing_form(entry.type, value); !form.empty())
      return invalid(fmt::format("Invalid context value for key {}: expected {}.", entry.name, form),
                     fmt::format("`{}` is none", value));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> owner_account(std::string_view resource_owner) {
  std::string_view account = resource_owner;
  if (const auto arn = text::parse_arn(resource_owner)) account = arn->account;
  if (!text::matches(text::Identifier::account_id, account)) return std::nullopt;
  return std::string(account);
}

std::optional<ApiError> check_simulation(const SimulationRequest& request) {
  for (const auto check :
       {check_limits, check_actions, check_resources, check_handling, check_organization, check_caller})
    if (Check found = check(request)) return found;
  if (request.permissions_boundaries.size() > 1)
    return invalid("The list of Permissions Boundary policies cannot exceed 1 items.");
  for (const SimulationRequest::PolicyIdentifier& one : request.excluded_policies)
    if (Check found = check_exclusion(one)) return found;
  return std::nullopt;
}

std::optional<ApiError> add_context(const SimulationRequest& request, eval::Context& context) {
  std::vector<std::string> given;
  for (const SimulationRequest::ContextEntry& entry : request.context) {
    if (Check found = check_entry(entry, fmt::format("contextEntries.{}.member", given.size() + 1))) return found;
    const std::string key = text::lower(entry.name);
    if (std::ranges::find(given, key) != given.end())
      return invalid(fmt::format("Duplicate context key: {}.", entry.name));
    given.push_back(key);
    if (entry.type.ends_with("List") || entry.values.size() > 1)
      context.set_list(entry.name, entry.values);
    else
      context.set(entry.name, entry.values.front());
  }
  return std::nullopt;
}

}  // namespace whichgate::policy_simulator
