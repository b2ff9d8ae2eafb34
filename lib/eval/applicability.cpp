#include "eval/applicability.hpp"

#include <algorithm>
#include <array>

#include "text/arn.hpp"

namespace whichgate::eval {

namespace {

using Callers = Exemption::Callers;
using Resources = Exemption::Resources;

constexpr std::array table{
    // "Tasks and entities not restricted by SCPs"; of the services there, Amazon Mechanical Turk has actions.
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    Exemption{Layer::scp, Callers::without_account},
    Exemption{Layer::scp, Callers::service_linked_role},
    Exemption{Layer::scp, Callers::any, "mechanicalturk:*"},
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    Exemption{Layer::rcp, Callers::service_linked_role},
    Exemption{Layer::rcp, Callers::any, "kms:RetireGrant"},
    Exemption{Layer::rcp, Callers::any, "sts:AssumeRole", Resources::service_linked_role},
    Exemption{Layer::identity_policy, Callers::without_account},
    Exemption{Layer::identity_policy, Callers::root},
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    Exemption{Layer::permissions_boundary, Callers::without_account},
    Exemption{Layer::permissions_boundary, Callers::root},
    Exemption{Layer::permissions_boundary, Callers::service_linked_role},
    // The root user of a bucket's owner can always replace a bucket policy that locks everybody out.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
    Exemption{Layer::resource_policy, Callers::root_of_the_resource_account, "s3:GetBucketPolicy"},
    Exemption{Layer::resource_policy, Callers::root_of_the_resource_account, "s3:PutBucketPolicy"},
    Exemption{Layer::resource_policy, Callers::root_of_the_resource_account, "s3:DeleteBucketPolicy"},
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    Exemption{{}, Callers::any, "sts:GetCallerIdentity"},
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
    Exemption{{}, Callers::user_or_root_user, "sts:GetSessionToken"},
};

constexpr bool wildcard(std::string_view action) { return action.ends_with('*'); }

constexpr bool fits(std::string_view pattern, ActionView action) {
  if (pattern.empty()) return true;
  if (wildcard(pattern)) return action.of_service(pattern.substr(0, pattern.find(':')));
  return action == pattern;
}

bool is_service_linked_role(std::string_view resource) {
  const auto arn = text::parse_arn(resource);
  return arn && arn->service == "iam" && arn->resource.starts_with("role/aws-service-role/");
}

bool fits(Callers callers, const Principal& caller) {
  switch (callers) {
    case Callers::any:
      return true;
    case Callers::without_account:
      return !in_an_account(caller);
    case Callers::root:
    case Callers::root_of_the_resource_account:
      return is_root(caller);
    case Callers::service_linked_role:
      return caller.service_linked_role;
    case Callers::user_or_root_user:
      return caller.kind == PrincipalKind::iam_user || caller.kind == PrincipalKind::root_user;
  }
  return false;
}

bool fits(const Exemption& row, const AccessRequest& request) {
  return fits(row.callers, request.principal) && fits(row.action, request.action) &&
         !(row.callers == Callers::root_of_the_resource_account && cross_account(request)) &&
         (row.resources == Resources::any || is_service_linked_role(request.resource));
}

// The rows of a layer stand together, so that a request looks at few.
struct Rows {
  std::size_t first = 0, last = 0;
};
constexpr Rows rows_of(std::optional<Layer> layer) {
  Rows rows;
  while (rows.first < table.size() && table[rows.first].layer != layer) ++rows.first;
  rows.last = rows.first;
  while (rows.last < table.size() && table[rows.last].layer == layer) ++rows.last;
  return rows;
}

template <Layer layer>
std::span<const Exemption> rows() {
  constexpr Rows found = rows_of(layer);
  return std::span(table).subspan(found.first, found.last - found.first);
}
constexpr Rows rows_of_all = rows_of(std::nullopt);

template <Layer layer>
bool applies(const AccessRequest& request) {
  return std::ranges::none_of(rows<layer>(), [&](const Exemption& row) { return fits(row, request); });
}

// Whatever is asked.
template <Layer layer>
bool applies_to(const Principal& caller) {
  return std::ranges::none_of(rows<layer>(),
                              [&](const Exemption& row) { return row.action.empty() && fits(row.callers, caller); });
}

// The service of an ARN; empty when the text is none.
std::string_view service_of(std::string_view arn) {
  constexpr std::string_view scheme = "arn:";
  if (!arn.starts_with(scheme)) return {};
  const std::size_t begin = arn.find(':', scheme.size()) + 1;
  if (begin == 0) return {};
  return arn.substr(begin, arn.find(':', begin) - begin);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
bool has_trust_or_key_policy(const AccessRequest& request) {
  const std::string_view service = service_of(request.resource);
  if (service != "kms" && service != "iam") return false;
  const auto arn = text::parse_arn(request.resource);
  if (!arn) return false;
  if (arn->service == "kms") return arn->resource.starts_with("key/");
  return arn->service == "iam" && arn->resource.starts_with("role/") && request.action.of_service("sts");
}

}  // namespace

std::span<const Exemption> exemptions() { return table; }

bool scps_apply(const AccessRequest& request) { return applies<Layer::scp>(request); }
bool rcps_apply(const AccessRequest& request) { return applies<Layer::rcp>(request); }
bool resource_policy_applies(const AccessRequest& request) { return applies<Layer::resource_policy>(request); }
bool scps_apply_to(const Principal& caller) { return applies_to<Layer::scp>(caller); }
bool identity_policies_apply(const Principal& caller) { return applies_to<Layer::identity_policy>(caller); }
bool boundary_applies(const Principal& caller) { return applies_to<Layer::permissions_boundary>(caller); }

bool needs_no_permission(const Principal& caller, ActionView action) {
  for (std::size_t i = rows_of_all.first; i < rows_of_all.last; ++i)
    if (fits(table[i].action, action) && fits(table[i].callers, caller)) return true;
  return false;
}

bool may_need_no_permission(ActionView action) {
  for (std::size_t i = rows_of_all.first; i < rows_of_all.last; ++i)
    if (fits(table[i].action, action)) return true;
  return false;
}

bool named_by_exemption(ActionView action) {
  return std::ranges::any_of(table, [&](const Exemption& row) {
    return !row.action.empty() && !wildcard(row.action) && action == row.action;
  });
}

// A root user has no policy that could let sts:AssumeRoot in: the caller's own account decides.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool cross_account(const AccessRequest& request) {
  return !request.resource_account.empty() && request.resource_account != request.principal.account &&
         in_an_account(request.principal) && !(request.action == "sts:AssumeRoot");
}

bool other_partition(const AccessRequest& request) {
  const auto caller = text::parse_arn(request.principal.arn), resource = text::parse_arn(request.resource);
  return caller && resource && caller->partition != resource->partition;
}

bool resource_policy_must_allow(const AccessRequest& request) {
  return cross_account(request) || !in_an_account(request.principal) || has_trust_or_key_policy(request);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
Needs needs_after(PrincipalMatchKind kind, const AccessRequest& request) {
  if (cross_account(request)) return {true, true};
  switch (kind) {
    case PrincipalMatchKind::none:
    case PrincipalMatchKind::account:
      return {true, true};
    case PrincipalMatchKind::role:
      return {false, true};
    case PrincipalMatchKind::user:
      return {false, request.principal.kind == PrincipalKind::federated_user};
    case PrincipalMatchKind::session:
    case PrincipalMatchKind::everyone:
    case PrincipalMatchKind::service:
      break;
  }
  return {false, false};
}

}  // namespace whichgate::eval
