#include "reference/reference.hpp"

#include <algorithm>
#include <set>

#include "reference/conditions.hpp"

namespace reference {

using namespace whichgate;
using eval::NamedPolicy;
using eval::Policies;
using eval::PrincipalKind;
using eval::Request;

namespace {

enum class Kind { identity, scp, session, resource, rcp };

// What is decided twice: with what AWS leaves open helping the caller, and hurting.
struct Decider {
  const Request& request;
  const Policies& policies;
  bool generous;

  bool principal_is(PrincipalKind kind) const { return request.principal.kind == kind; }
  bool has_account() const { return !principal_is(PrincipalKind::service) && !principal_is(PrincipalKind::anonymous); }
  bool root() const { return principal_is(PrincipalKind::root_user) || principal_is(PrincipalKind::root_session); }
  bool linked() const { return request.principal.service_linked_role; }
  bool has_boundary() const { return policies.permissions_boundary && has_account() && !root() && !linked(); }
  bool cross_account() const { return has_account() && request.principal.account != request.resource_account; }

  bool action_matches(const PolicyStatement& statement) const {
    bool listed = false;
    for (const std::string& pattern : statement.actions) {
      eval::Context none;
      std::string small_pattern = pattern, small_action = request.action;
      for (std::string* text : {&small_pattern, &small_action})
        std::transform(text->begin(), text->end(), text->begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      listed = listed || matches(glob(small_pattern, false, none), small_action);
    }
    return listed != statement.not_action;
  }

  bool pattern_covers(const std::string& pattern, bool variables, Kind kind, bool open) const {
    if (pattern == "*") return true;
    if (request.resource == "*") return false;
    const Glob filled = glob(pattern, variables, request.context);
    if (filled.has_value && matches(filled, request.resource)) return true;
    if (pattern != "arn:aws:s3") return false;  // the one short ARN among the samples
    const bool fits = request.resource.starts_with("arn:aws:s3:");
    return fits && (kind == Kind::identity || open);
  }

  bool resource_matches(const PolicyStatement& statement, bool variables, Kind kind, bool open) const {
    bool listed = false;
    for (const std::string& pattern : *statement.resources)
      listed = listed || pattern_covers(pattern, variables, kind, open);
    return listed != statement.not_resource;
  }

  // All the ways in which a Principal value can name this caller.
  std::set<std::string> names() const {
    std::set<std::string> names{"*"};
    const eval::Principal& caller = request.principal;
    if (has_account()) names.insert({caller.account, "arn:aws:iam::" + caller.account + ":root"});
    if (!root()) names.insert({caller.arn, caller.principal_arn});
    if (principal_is(PrincipalKind::federated_user)) names.insert(caller.federated_by);
    return names;
  }

  bool principal_matches(const PolicyStatement& statement) const {
    const std::set<std::string> mine = names();
    std::set<std::string> listed;
    for (const PolicyPrincipal& entry : *statement.principals)
      if (mine.contains(entry.value)) listed.insert(entry.value);
    if (!statement.not_principal) return !listed.empty();
    if (has_boundary()) return true;
    if (listed.contains("*")) return false;
    const eval::Principal& caller = request.principal;
    if (!has_account()) return !listed.contains(caller.arn);
    const bool account = listed.contains(caller.account) || listed.contains("arn:aws:iam::" + caller.account + ":root");
    const bool itself = root() || listed.contains(caller.arn);
    bool between = true;
    if (principal_is(PrincipalKind::role_session)) between = listed.contains(caller.principal_arn);
    if (principal_is(PrincipalKind::federated_user)) between = listed.contains(caller.federated_by);
    return !(account && between && itself);
  }

  // `open` says whether a part that AWS leaves open makes the statement apply or keeps it from applying.
  bool applies(const PolicyStatement& statement, const PolicyDocument& policy, Kind kind, bool open) const {
    const bool variables = policy.version == "2012-10-17";
    if (!action_matches(statement)) return false;
    if ((kind == Kind::resource || kind == Kind::rcp) && !principal_matches(statement)) return false;
    const bool a = resource_matches(statement, variables, kind, true),
               b = resource_matches(statement, variables, kind, false);
    if (!(open ? a || b : a && b)) return false;
    for (const PolicyCondition& condition : statement.conditions) {
      const bool with = holds(condition, variables, request.context, true);
      const bool without = holds(condition, variables, request.context, false);
      if (!(open ? with || without : with && without)) return false;
    }
    return true;
  }

  bool any(const std::vector<NamedPolicy>& list, Effect effect, Kind kind, bool open) const {
    for (const NamedPolicy& policy : list)
      for (const PolicyStatement& statement : policy.document->statements)
        if (statement.effect == effect && applies(statement, *policy.document, kind, open)) return true;
    return false;
  }

  bool allows(const std::vector<NamedPolicy>& list, Kind kind) const {
    return any(list, Effect::allow, kind, generous);
  }

  // `certain`: only what surely denies.
  bool denied(bool certain) const {
    const auto denies = [&](const std::vector<NamedPolicy>& list, Kind kind) {
      return any(list, Effect::deny, kind, !certain);
    };
    if (policies.scps && has_account() && !linked())
      for (const eval::Level& level : *policies.scps)
        if (denies(level.policies, Kind::scp)) return true;
    if (policies.rcps && !linked())
      for (const eval::Level& level : *policies.rcps)
        if (denies(level.policies, Kind::rcp)) return true;
    if (policies.vpc_endpoint && denies(*policies.vpc_endpoint, Kind::resource)) return true;
    if (policies.resource && denies({*policies.resource}, Kind::resource)) return true;
    if (has_account() && !root() && denies(policies.identity, Kind::identity)) return true;
    if (has_boundary() && denies(*policies.permissions_boundary, Kind::identity)) return true;
    return policies.session && denies(*policies.session, Kind::session);
  }

  bool boundary_allows() const { return !has_boundary() || allows(*policies.permissions_boundary, Kind::identity); }
  bool session_allows() const {
    if (policies.session) return allows(*policies.session, Kind::session);
    return !principal_is(PrincipalKind::federated_user);
  }
  bool identity_allows() const { return root() || allows(policies.identity, Kind::identity); }

  // The table of what a resource-based policy of the same account lifts, entry by entry.
  bool grant_suffices(const std::string& name) const {
    const eval::Principal& caller = request.principal;
    const bool delegates = name == caller.account || name.ends_with(":root");
    if (cross_account() || (delegates && has_account()))
      return identity_allows() && boundary_allows() && session_allows();
    if (name == "*" || name == caller.arn) return true;
    return boundary_allows() && session_allows();  // a role for its session, a user for the federated one
  }

  bool resource_grants() const {
    if (!policies.resource) return false;
    const std::set<std::string> mine = names();
    const PolicyDocument& policy = *policies.resource->document;
    for (const PolicyStatement& statement : policy.statements) {
      if (statement.effect != Effect::allow || !applies(statement, policy, Kind::resource, generous)) continue;
      for (const PolicyPrincipal& entry : *statement.principals)
        if (mine.contains(entry.value) && grant_suffices(entry.value)) return true;
    }
    return false;
  }

  bool resource_must_allow() const {
    const bool trust = request.action.starts_with("sts:") && request.resource.find(":role/") != std::string::npos;
    const bool key = request.resource.find(":key/") != std::string::npos;
    return cross_account() || !has_account() || trust || key;
  }

  bool allowed() const {
    if (policies.scps && has_account() && !linked())
      for (const eval::Level& level : *policies.scps)
        if (!allows(level.policies, Kind::scp)) return false;
    if (policies.vpc_endpoint && !allows(*policies.vpc_endpoint, Kind::resource)) return false;
    if (resource_grants()) return true;
    return !resource_must_allow() && identity_allows() && boundary_allows() && session_allows();
  }
};

}  // namespace

Verdict evaluate(const Request& request, const Policies& policies) {
  const Decider best{request, policies, true}, worst{request, policies, false};
  if (best.denied(true)) return Verdict::explicit_deny;
  if (!best.allowed()) return Verdict::implicit_deny;
  return worst.allowed() && !worst.denied(false) ? Verdict::allowed : Verdict::unknown;
}

}  // namespace reference
