#include "reference/reference.hpp"

#include <array>

#include "reference/answer.hpp"
#include "reference/caller.hpp"
#include "reference/conditions.hpp"
#include "reference/texts.hpp"

namespace reference {

using namespace whichgate;
using eval::Layer;
using eval::NamedPolicy;
using eval::Policies;
using eval::PrincipalKind;
using eval::Request;

namespace {

bool only_stars(const std::string& text) { return !text.empty() && text.find_first_not_of('*') == std::string::npos; }

// Where the sixth field of an ARN begins; npos: it has none. Colons inside of ${...} are no separators.
struct Fields {
  int colons = 0;
  std::size_t sixth = std::string::npos;
};
Fields fields_of(const std::string& pattern) {
  Fields found;
  bool in_variable = false;
  for (std::size_t i = 0; i < pattern.size() && found.colons < 5; ++i) {
    if (pattern.substr(i, 2) == "${") in_variable = true;
    if (pattern[i] == '}') in_variable = false;
    if (pattern[i] == ':' && !in_variable && ++found.colons == 5) found.sixth = i + 1;
  }
  return found;
}

// What the policies of one layer say.
struct Said {
  Answer deny = Answer::no, allow = Answer::no;
};

class Decider {
 public:
  Decider(const Request& request, const Policies& policies)
      : request_(request), policies_(policies), caller_(request.principal), action_(lower(request.action)) {
    // sts:AssumeRoot asks for the root user of another account, who has no policy: it is the caller's account's affair.
    const std::string& owner = request.resource_account;
    cross_account_ = caller_.has_account && !owner.empty() && owner != caller_.account && action_ != "sts:assumeroot";
    has_boundary_ = policies.permissions_boundary && caller_.has_account && !caller_.root && !caller_.linked;
  }

  Evaluation decide() {
    if (needs_no_permission()) return {Verdict::allowed, Layer::identity_policy};
    listen();
    Answer deny = Answer::no;
    for (const Layer layer : {Layer::scp, Layer::rcp, Layer::vpc_endpoint_policy, Layer::resource_policy,
                              Layer::identity_policy, Layer::permissions_boundary, Layer::session_policy}) {
      deny = either(deny, of(layer).deny);
      if (of(layer).deny == Answer::yes) return {Verdict::explicit_deny, layer};
    }
    const Answer allow = allowed();
    if (allow == Answer::no) return {Verdict::implicit_deny, Layer::identity_policy};
    const bool sure = allow == Answer::yes && deny == Answer::no;
    return {sure ? Verdict::allowed : Verdict::unknown, Layer::identity_policy};
  }

 private:
  Said& of(Layer layer) { return said_[static_cast<std::size_t>(layer)]; }

  bool needs_no_permission() const {
    const bool long_lived = caller_.user || request_.principal.kind == PrincipalKind::root_user;
    return action_ == "sts:getcalleridentity" || (action_ == "sts:getsessiontoken" && long_lived);
  }

  bool scps_apply() const { return caller_.has_account && !caller_.linked && !action_.starts_with("mechanicalturk:"); }

  // Service-linked roles neither as callers nor when a service takes them on.
  bool rcps_reach() const {
    const bool takes_linked_role =
        action_ == "sts:assumerole" && request_.resource.find(":role/aws-service-role/") != std::string::npos;
    return !caller_.linked && action_ != "kms:retiregrant" && !takes_linked_role;
  }

  // Hears every layer that reaches this request. One that does not neither denies nor limits.
  void listen() {
    for (const Layer layer :
         {Layer::scp, Layer::rcp, Layer::vpc_endpoint_policy, Layer::permissions_boundary, Layer::session_policy})
      of(layer).allow = Answer::yes;
    if (policies_.scps && scps_apply()) of(Layer::scp) = levels(*policies_.scps, Layer::scp);
    if (policies_.rcps && rcps_reach()) {
      of(Layer::rcp) = levels(*policies_.rcps, Layer::rcp);
      of(Layer::rcp).allow = Answer::yes;  // RCPFullAWSAccess cannot be detached
    }
    if (policies_.vpc_endpoint)
      of(Layer::vpc_endpoint_policy) = say(*policies_.vpc_endpoint, Layer::vpc_endpoint_policy);
    if (has_boundary_)
      of(Layer::permissions_boundary) = say(*policies_.permissions_boundary, Layer::permissions_boundary);
    if (policies_.session) of(Layer::session_policy) = say(*policies_.session, Layer::session_policy);
    if (!policies_.session && caller_.federated) of(Layer::session_policy).allow = Answer::no;
    // The policies of AssumeRoot's tasks deny all but the task.
    if (request_.principal.kind == PrincipalKind::root_session) of(Layer::session_policy).allow = Answer::yes;
    if (caller_.root) of(Layer::identity_policy).allow = Answer::yes;
    if (caller_.has_account && !caller_.root)
      of(Layer::identity_policy) = say(policies_.identity, Layer::identity_policy);
    if (policies_.resource && !root_rescues_bucket())
      of(Layer::resource_policy) = say({*policies_.resource}, Layer::resource_policy);
  }

  Said say(const std::vector<NamedPolicy>& list, Layer layer) const {
    Said said;
    for (const NamedPolicy& policy : list)
      for (const PolicyStatement& statement : policy.document->statements) {
        const Answer applies =
            both(applies_but_for_principal(statement, *policy.document, layer), names_caller(statement, layer));
        Answer& to = statement.effect == Effect::deny ? said.deny : said.allow;
        to = either(to, applies);
      }
    return said;
  }

  Said levels(const std::vector<eval::Level>& list, Layer layer) const {
    Said said{Answer::no, Answer::yes};
    for (const eval::Level& level : list) {
      const Said here = say(level.policies, layer);
      said = {either(said.deny, here.deny), both(said.allow, here.allow)};
    }
    return said;
  }

  // ---- one statement

  Answer applies_but_for_principal(const PolicyStatement& statement, const PolicyDocument& policy, Layer layer) const {
    if (!covers_action(statement)) return Answer::no;
    const bool variables = policy.version == "2012-10-17";
    Answer applies = covers_resource(statement, variables, layer);
    for (const PolicyCondition& condition : statement.conditions)
      if (applies != Answer::no) applies = both(applies, holds(condition, variables, request_.context));
    return applies;
  }

  bool covers_action(const PolicyStatement& statement) const {
    bool listed = false;
    for (const std::string& pattern : statement.actions) listed = listed || matches(glob(lower(pattern)), action_);
    return !statement.actions.empty() && listed != statement.not_action;
  }

  Answer covers_resource(const PolicyStatement& statement, bool variables, Layer layer) const {
    if (!statement.resources) return answer(layer == Layer::resource_policy);
    Answer listed = Answer::no;
    for (const std::string& pattern : *statement.resources)
      listed = either(listed, pattern_covers(pattern, variables, layer));
    if (statement.resources->empty()) return Answer::no;
    return statement.not_resource ? opposite(listed) : listed;
  }

  Answer pattern_covers(const std::string& pattern, bool variables, Layer layer) const {
    if (only_stars(pattern)) return Answer::yes;
    if (request_.resource.empty() || request_.resource == "*") return Answer::no;
    const Fields fields = fields_of(pattern);
    if (fields.colons < 5) return short_arn_covers(pattern, fields.colons, layer);
    Glob filled = glob(pattern.substr(0, fields.sixth));
    const std::string rest = pattern.substr(fields.sixth);
    const Glob sixth = variables ? glob_with_variables(rest, request_.context) : glob(rest);
    filled.letters.insert(filled.letters.end(), sixth.letters.begin(), sixth.letters.end());
    return sixth.has_value == Answer::yes ? answer(matches(filled, request_.resource)) : sixth.has_value;
  }

  // In identity-based policies AWS fills a short ARN up; elsewhere it does not say.
  Answer short_arn_covers(std::string pattern, int colons, Layer layer) const {
    if (matches(glob(pattern), request_.resource)) return Answer::yes;
    if (!pattern.starts_with("arn:")) return Answer::no;
    while (colons++ < 5) pattern += ":*";
    if (!matches(glob(pattern), request_.resource)) return Answer::no;
    return layer == Layer::identity_policy || layer == Layer::permissions_boundary ? Answer::yes : Answer::open;
  }

  Answer names_caller(const PolicyStatement& statement, Layer layer) const {
    if (layer != Layer::resource_policy && layer != Layer::rcp && layer != Layer::vpc_endpoint_policy)
      return Answer::yes;
    if (!statement.principals || statement.principals->empty()) return Answer::no;
    if (statement.not_principal) return not_principal(statement);
    Answer named = Answer::no;
    for (const PolicyPrincipal& entry : *statement.principals) {
      if (caller_.named_by(entry)) named = Answer::yes;
      if (caller_.may_be_named_by(entry)) named = either(named, Answer::open);
    }
    return named;
  }

  Answer not_principal(const PolicyStatement& statement) const {
    if (!has_boundary_ && caller_.excepted_by(*statement.principals)) return Answer::no;
    return statement.effect == Effect::deny ? Answer::yes : Answer::open;  // AWS does not support it with Allow
  }

  // ---- what a resource-based policy grants

  // The root user of the bucket's owner may always mend a bucket policy that locks everybody out.
  bool root_rescues_bucket() const {
    return caller_.root && !cross_account_ &&
           (action_ == "s3:getbucketpolicy" || action_ == "s3:putbucketpolicy" || action_ == "s3:deletebucketpolicy");
  }

  bool other_partition() const {
    const std::vector<std::string> resource = arn_fields(request_.resource);
    return cross_account_ && !resource.empty() && !caller_.partition.empty() && resource[1] != caller_.partition;
  }

  // Whether the rest allows, once the resource's policy has named the caller in this way.
  Answer rest_allows(Form form) {
    const bool table_speaks = !cross_account_;
    const Answer limits = both(of(Layer::permissions_boundary).allow, of(Layer::session_policy).allow);
    const Answer all = both(of(Layer::identity_policy).allow, limits);
    if (!table_speaks) return all;
    switch (form) {
      case Form::account:
        return all;
      case Form::role:
        return limits;
      case Form::user:
        return caller_.federated ? limits : Answer::yes;
      case Form::session:
      case Form::everyone:
      case Form::service:
        break;
    }
    return Answer::yes;
  }

  Answer granted_by_resource() {
    Answer granted = Answer::no;
    if (!policies_.resource || root_rescues_bucket() || other_partition()) return granted;
    const PolicyDocument& policy = *policies_.resource->document;
    for (const PolicyStatement& statement : policy.statements) {
      if (statement.effect != Effect::allow || !statement.principals) continue;
      const Answer applies = applies_but_for_principal(statement, policy, Layer::resource_policy);
      if (applies == Answer::no) continue;
      if (statement.not_principal) {
        granted = either(
            granted, both(both(applies, names_caller(statement, Layer::resource_policy)), rest_allows(Form::everyone)));
        continue;
      }
      for (const PolicyPrincipal& entry : *statement.principals) {
        if (const auto form = caller_.named_by(entry)) granted = either(granted, both(applies, rest_allows(*form)));
        if (caller_.may_be_named_by(entry))
          granted = either(granted, both(Answer::open, both(applies, rest_allows(Form::account))));
      }
    }
    return granted;
  }

  // Another account's, a role's trust policy, a KMS key's policy, and for callers without an account.
  bool resource_must_allow() const {
    if (cross_account_ || !caller_.has_account) return true;
    const std::vector<std::string> resource = arn_fields(request_.resource);
    if (resource.empty()) return false;
    if (resource[2] == "kms") return resource[5].starts_with("key/");
    return resource[2] == "iam" && resource[5].starts_with("role/") && action_.starts_with("sts:");
  }

  Answer allowed() {
    Answer granted = granted_by_resource();
    if (!resource_must_allow()) granted = either(granted, rest_allows(Form::account));
    return both(granted, both(of(Layer::scp).allow, of(Layer::vpc_endpoint_policy).allow));
  }

  const Request& request_;
  const Policies& policies_;
  Caller caller_;
  std::string action_;
  bool cross_account_ = false, has_boundary_ = false;
  std::array<Said, 7> said_{};
};

}  // namespace

Evaluation evaluate(const Request& request, const Policies& policies) { return Decider(request, policies).decide(); }

}  // namespace reference
