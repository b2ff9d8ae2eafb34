#include "eval/evaluate.hpp"

#include <algorithm>

#include "eval/layers.hpp"
#include "eval/logic.hpp"
#include "eval/reach.hpp"

namespace whichgate::eval {

namespace {

// AWS names one layer of several that deny; in this order, an explicit deny before a missing allow.
constexpr std::array naming_order{Layer::scp,      Layer::rcp,      Layer::vpc_endpoint,
                                  Layer::resource, Layer::identity, Layer::permissions_boundary,
                                  Layer::session};

// What a resource-based policy that is not there, or a layer that does not reach the request, lets pass.
Match allow_of(const LayerResult& layer) { return layer.present ? layer.allow : Match::yes; }

class Evaluator {
 public:
  Evaluator(const Request& request, const Policies& policies, Reports reports)
      : request_(request),
        policies_(policies),
        reports_(reports),
        has_boundary_(policies.permissions_boundary && boundary_reaches(request.principal)),
        resource_must_allow_(resource_policy_must_allow(request)) {}

  Evaluation run() {
    if (needs_no_permission(request_.principal, request_.action)) {
      result_.verdict = Verdict::allowed;
      return std::move(result_);
    }
    match_shared_layers();
    match_own_layers();
    match_resource_layer();
    mark_required();
    conclude();
    return std::move(result_);
  }

 private:
  Asked asked(Layer layer) const { return {request_, layer, has_boundary_}; }

  void match(Layer layer, std::span<const NamedPolicy> policies, Grants* grants = nullptr) {
    match_policies(policies, asked(layer), {}, result_.of(layer), grants, reports_);
  }

  void match_shared_layers() {
    if (policies_.scps && scps_reach(request_)) {
      match_levels(*policies_.scps, asked(Layer::scp), result_.of(Layer::scp), reports_);
    }
    if (policies_.rcps && rcps_reach(request_)) {
      LayerResult& rcp = result_.of(Layer::rcp);
      match_levels(*policies_.rcps, asked(Layer::rcp), rcp, reports_);
      // RCPFullAWSAccess is attached everywhere and cannot be detached: only denies matter.
      rcp.allow = Match::yes;
      rcp.level_without_allow.clear();
    }
    if (policies_.vpc_endpoint) match(Layer::vpc_endpoint, *policies_.vpc_endpoint);
  }

  void match_own_layers() {
    if (has_boundary_) match(Layer::permissions_boundary, *policies_.permissions_boundary);
    if (identity_policies_reach(request_.principal)) match(Layer::identity, policies_.identity);
    if (policies_.session) {
      match(Layer::session, *policies_.session);
      // The task policies of AssumeRoot only deny: what their Deny spares is left to the root user.
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
      if (request_.principal.kind == PrincipalKind::root_session) result_.of(Layer::session).allow = Match::yes;
    } else if (request_.principal.kind == PrincipalKind::federated_user) {
      // Without a session policy a federated user has no permissions of its own.
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
      result_.of(Layer::session).present = true;
    }
  }

  void match_resource_layer() {
    if (policies_.resource && resource_policy_reaches(request_)) {
      match(Layer::resource, {&*policies_.resource, 1}, &grants_);
    }
    if (resource_must_allow_) result_.of(Layer::resource).present = true;
    if (cross_account(request_) && other_partition(request_)) {
      grants_.fill(Match::no);
      result_.of(Layer::resource).allow = Match::no;
    }
    for (int i = 0; i < naming_count; ++i) {
      if (grants_[static_cast<std::size_t>(i)] == Match::yes) result_.resource_naming = static_cast<Naming>(i);
    }
  }

  void mark_required() {
    const Needs needs = needs_after(result_.resource_naming, request_);
    result_.of(Layer::rcp).required = false;
    result_.of(Layer::resource).required = resource_must_allow_;
    result_.of(Layer::identity).required = needs.identity;
    result_.of(Layer::permissions_boundary).required = needs.limits;
    result_.of(Layer::session).required = needs.limits;
  }

  Match allow_of_callers_policies(Needs needs) const {
    Match allow = needs.identity ? allow_of(result_.of(Layer::identity)) : Match::yes;
    if (!needs.limits) return allow;
    allow = both(allow, allow_of(result_.of(Layer::permissions_boundary)));
    return both(allow, allow_of(result_.of(Layer::session)));
  }

  Match allow_of_all() const {
    const Match limits = both(allow_of(result_.of(Layer::scp)), allow_of(result_.of(Layer::vpc_endpoint)));
    Match granted = resource_must_allow_ ? Match::no : allow_of_callers_policies({});
    for (int i = 0; i < naming_count; ++i) {
      const Needs needs = needs_after(static_cast<Naming>(i), request_);
      granted = either(granted, both(grants_[static_cast<std::size_t>(i)], allow_of_callers_policies(needs)));
    }
    return both(limits, granted);
  }

  void decide(Verdict verdict, bool (*decides)(const LayerResult&)) {
    result_.verdict = verdict;
    const auto found = std::ranges::find_if(naming_order, [&](Layer layer) { return decides(result_.of(layer)); });
    if (found != naming_order.end()) result_.decided_by = *found;
  }

  // An explicit deny wins over everything; what is unknown matters only where it could change the answer.
  void conclude() {
    Match deny = Match::no;
    for (const LayerResult& layer : result_.layers) deny = either(deny, layer.deny);
    const Match allow = allow_of_all();
    if (deny == Match::yes) {
      decide(Verdict::explicit_deny, [](const LayerResult& layer) { return layer.deny == Match::yes; });
    } else if (allow == Match::no) {
      decide(Verdict::implicit_deny,
             [](const LayerResult& layer) { return layer.present && layer.required && layer.allow == Match::no; });
    } else if (deny == Match::unknown) {
      decide(Verdict::unknown, [](const LayerResult& layer) { return layer.deny == Match::unknown; });
    } else if (allow == Match::unknown) {
      decide(Verdict::unknown, [](const LayerResult& layer) { return layer.allow == Match::unknown; });
    } else {
      result_.verdict = Verdict::allowed;
    }
  }

  const Request& request_;
  const Policies& policies_;
  Reports reports_;
  bool has_boundary_;
  bool resource_must_allow_;
  Grants grants_{};
  Evaluation result_;
};

}  // namespace

Evaluation evaluate(const Request& request, const Policies& policies, Reports reports) {
  return Evaluator(request, policies, reports).run();
}

}  // namespace whichgate::eval
