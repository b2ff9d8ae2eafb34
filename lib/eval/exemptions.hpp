#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "eval/evaluate.hpp"
#include "whichgate/access_request.hpp"
#include "whichgate/action_name.hpp"

// What exempts whom from which layer.
namespace whichgate::eval {

// Users, roles and root users. A service or nobody has no account, and no policies there.
inline bool in_an_account(const Principal& caller) {
  return caller.kind != PrincipalKind::service && caller.kind != PrincipalKind::anonymous;
}
inline bool is_root(const Principal& caller) {
  return caller.kind == PrincipalKind::root_user || caller.kind == PrincipalKind::root_session;
}
bool is_service_linked_role(std::string_view resource);
bool cross_account(const AccessRequest& request);

// A row of the table. The layer does not apply to a request that fits all of it.
struct Exemption {
  enum class Callers {
    any,
    without_account,
    root,
    root_of_the_resource_account,
    service_linked_role,
    user_or_root_user
  };
  enum class Resources { any, service_linked_role };

  std::optional<Layer> layer = {};  // nullopt: every layer
  Callers callers = Callers::any;
  std::string_view action = {};  // empty: any; "service:*": every action of the service
  Resources resources = Resources::any;
};

// The table.
inline constexpr std::array exemptions{
    // "Tasks and entities not restricted by SCPs"; of the services there, Amazon Mechanical Turk has actions.
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    Exemption{Layer::scp, Exemption::Callers::without_account},
    Exemption{Layer::scp, Exemption::Callers::service_linked_role},
    Exemption{Layer::scp, Exemption::Callers::any, "mechanicalturk:*"},
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    Exemption{Layer::rcp, Exemption::Callers::service_linked_role},
    Exemption{Layer::rcp, Exemption::Callers::any, "kms:RetireGrant"},
    Exemption{Layer::rcp, Exemption::Callers::any, "sts:AssumeRole", Exemption::Resources::service_linked_role},
    Exemption{Layer::identity_policy, Exemption::Callers::without_account},
    Exemption{Layer::identity_policy, Exemption::Callers::root},
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    Exemption{Layer::permissions_boundary, Exemption::Callers::without_account},
    Exemption{Layer::permissions_boundary, Exemption::Callers::root},
    Exemption{Layer::permissions_boundary, Exemption::Callers::service_linked_role},
    // The root user of a bucket's owner can always replace a bucket policy that locks everybody out.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
    Exemption{Layer::resource_policy, Exemption::Callers::root_of_the_resource_account, "s3:GetBucketPolicy"},
    Exemption{Layer::resource_policy, Exemption::Callers::root_of_the_resource_account, "s3:PutBucketPolicy"},
    Exemption{Layer::resource_policy, Exemption::Callers::root_of_the_resource_account, "s3:DeleteBucketPolicy"},
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    Exemption{{}, Exemption::Callers::any, "sts:GetCallerIdentity"},
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
    Exemption{{}, Exemption::Callers::user_or_root_user, "sts:GetSessionToken"},
};

constexpr bool names_a_service(std::string_view action) { return action.ends_with('*'); }

// Every request is held against the rows, so each is compiled to the few comparisons that it needs.
template <std::size_t row>
bool callers_fit(const Principal& caller) {
  constexpr Exemption::Callers callers = exemptions[row].callers;
  if constexpr (callers == Exemption::Callers::without_account) return !in_an_account(caller);
  if constexpr (callers == Exemption::Callers::root || callers == Exemption::Callers::root_of_the_resource_account)
    return is_root(caller);
  if constexpr (callers == Exemption::Callers::service_linked_role) return caller.service_linked_role;
  if constexpr (callers == Exemption::Callers::user_or_root_user)
    return caller.kind == PrincipalKind::iam_user || caller.kind == PrincipalKind::root_user;
  return true;
}

template <std::size_t row>
bool action_fits(ActionView action) {
  constexpr std::string_view pattern = exemptions[row].action;
  if constexpr (pattern.empty())
    return true;
  else if constexpr (names_a_service(pattern))
    return action.of_service(pattern.substr(0, pattern.find(':')));
  else
    return action == pattern;
}

template <std::size_t row>
bool fits(const AccessRequest& request) {
  if (!action_fits<row>(request.action) || !callers_fit<row>(request.principal)) return false;
  if constexpr (exemptions[row].callers == Exemption::Callers::root_of_the_resource_account)
    if (cross_account(request)) return false;
  if constexpr (exemptions[row].resources == Exemption::Resources::service_linked_role)
    return is_service_linked_role(request.resource);
  return true;
}

// The rows of a layer stand together.
struct Rows {
  std::size_t first = 0, count = 0;
};
constexpr Rows rows_of(std::optional<Layer> layer) {
  Rows rows;
  while (rows.first < exemptions.size() && exemptions[rows.first].layer != layer) ++rows.first;
  while (rows.first + rows.count < exemptions.size() && exemptions[rows.first + rows.count].layer == layer)
    ++rows.count;
  return rows;
}
inline constexpr Rows rows_of_all = rows_of(std::nullopt);

// A row away from the others of its layer would not count.
constexpr bool rows_stand_together() {
  for (std::size_t i = 0; i < exemptions.size(); ++i) {
    const Rows rows = rows_of(exemptions[i].layer);
    if (i < rows.first || i >= rows.first + rows.count) return false;
  }
  return true;
}
static_assert(rows_stand_together());

template <Layer layer>
bool applies(const AccessRequest& request) {
  constexpr Rows rows = rows_of(layer);
  return [&]<std::size_t... row>(std::index_sequence<row...>) { return !(fits<rows.first + row>(request) || ...); }
  (std::make_index_sequence<rows.count>());
}

// Whatever is asked.
template <Layer layer>
bool applies_to(const Principal& caller) {
  constexpr Rows rows = rows_of(layer);
  return [&]<std::size_t... row>(std::index_sequence<row...>) {
    return !((exemptions[rows.first + row].action.empty() && callers_fit<rows.first + row>(caller)) || ...);
  }
  (std::make_index_sequence<rows.count>());
}

}  // namespace whichgate::eval
