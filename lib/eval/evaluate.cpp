#include <algorithm>

#include "eval/applicability.hpp"
#include "eval/compiled_set.hpp"
#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

// AWS names one layer of several that deny; in this order, an explicit deny before a missing allow.
constexpr std::array naming_order{Layer::scp,
                                  Layer::rcp,
                                  Layer::vpc_endpoint_policy,
                                  Layer::resource_policy,
                                  Layer::identity_policy,
                                  Layer::permissions_boundary,
                                  Layer::session_policy};

// What a resource-based policy that is not there, or a layer that does not apply to the request, lets pass.
Match allow_of(const LayerEvaluation& layer) { return layer.present ? layer.allow : Match::yes; }

// What is wanted of an evaluation: the verdict alone, or all that it rests on too.
enum class Wanted { verdict, evaluation };

template <Wanted wanted>
class Evaluator {
 public:
  Evaluator(const AccessRequest& request, const CompiledSet& set)
      : request_(request),
        set_(set),
        has_boundary_(set.of(Layer::permissions_boundary) && boundary_applies(request.principal)),
        resource_must_allow_(wanted == Wanted::evaluation && resource_policy_must_allow(request)) {
    if (set.catalog) action_ = set.catalog->action_id(request.action.text());
  }

  const Evaluation& run() {
    if (needs_no_permission(request_.principal, request_.action)) {
      result_.verdict = Verdict::allowed;
      return result_;
    }
    match_shared_layers();
    if (decided()) return result_;
    match_own_layers();
    if (decided()) return result_;
    match_resource_layer();
    if constexpr (wanted == Wanted::evaluation) mark_required();
    conclude();
    return result_;
  }

 private:
  void match(Layer layer, Grants* grants = nullptr) {
    LayerEvaluation& to = result_.of(layer);
    const LayerEffects effects = set_.of(layer)->says(action_, {request_, layer, has_boundary_}, grants);
    deny_ = either(deny_, effects.deny);
    to.present = true;
    to.deny = effects.deny;
    to.allow = effects.allow;
    to.silent_level = effects.silent_level;
  }

  // Nothing outweighs an explicit deny.
  bool decided() {
    if (wanted == Wanted::evaluation || deny_ != Match::yes) return false;
    result_.verdict = Verdict::explicit_deny;
    return true;
  }

  void match_shared_layers() {
    if (set_.of(Layer::scp) && scps_apply(request_)) match(Layer::scp);
    if (set_.of(Layer::rcp) && rcps_apply(request_)) {
      match(Layer::rcp);
      // RCPFullAWSAccess is attached everywhere and cannot be detached: only denies matter.
      result_.of(Layer::rcp).allow = Match::yes;
    }
    if (set_.of(Layer::vpc_endpoint_policy)) match(Layer::vpc_endpoint_policy);
  }

  void match_own_layers() {
    if (has_boundary_) match(Layer::permissions_boundary);
    if (identity_policies_apply(request_.principal)) match(Layer::identity_policy);
    if (set_.of(Layer::session_policy)) {
      match(Layer::session_policy);
      // The task policies of AssumeRoot only deny: what their Deny spares is left to the root user.
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
      if (request_.principal.kind == PrincipalKind::root_session) result_.of(Layer::session_policy).allow = Match::yes;
    } else if (request_.principal.kind == PrincipalKind::federated_user) {
      // Without a session policy a federated user has no permissions of its own.
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
      result_.of(Layer::session_policy).present = true;
    }
  }

  void match_resource_layer() {
    LayerEvaluation& resource = result_.of(Layer::resource_policy);
    if (resource_must_allow_) resource.present = true;
    if (set_.of(Layer::resource_policy) && resource_policy_applies(request_)) match(Layer::resource_policy, &grants_);
    if (!set_.of(Layer::resource_policy)) return;
    if (cross_account(request_) && other_partition(request_)) {
      grants_.fill(Match::no);
      resource.allow = Match::no;
    }
    for (int i = 0; i < principal_match_kind_count; ++i) {
      if (grants_[static_cast<std::size_t>(i)] == Match::yes)
        result_.resource_match_kind = static_cast<PrincipalMatchKind>(i);
    }
  }

  void mark_required() {
    const Needs needs = needs_after(result_.resource_match_kind, request_);
    result_.of(Layer::rcp).required = false;
    result_.of(Layer::resource_policy).required = resource_must_allow_;
    result_.of(Layer::identity_policy).required = needs.identity;
    result_.of(Layer::permissions_boundary).required = needs.limits;
    result_.of(Layer::session_policy).required = needs.limits;
  }

  Match allow_of_callers_policies(Needs needs) const {
    Match allow = needs.identity ? allow_of(result_.of(Layer::identity_policy)) : Match::yes;
    if (!needs.limits) return allow;
    allow = both(allow, allow_of(result_.of(Layer::permissions_boundary)));
    return both(allow, allow_of(result_.of(Layer::session_policy)));
  }

  Match allow_of_all() const {
    const Match limits = both(allow_of(result_.of(Layer::scp)), allow_of(result_.of(Layer::vpc_endpoint_policy)));
    Match granted = allow_of_callers_policies({});
    // A verdict alone asks this only where it matters.
    if (granted != Match::no && (resource_must_allow_ || resource_policy_must_allow(request_))) granted = Match::no;
    for (int i = 0; set_.of(Layer::resource_policy) && i < principal_match_kind_count; ++i) {
      if (grants_[static_cast<std::size_t>(i)] == Match::no) continue;
      const Needs needs = needs_after(static_cast<PrincipalMatchKind>(i), request_);
      granted = either(granted, both(grants_[static_cast<std::size_t>(i)], allow_of_callers_policies(needs)));
    }
    return both(limits, granted);
  }

  template <class Decides>
  void decide(Verdict verdict, Decides decides) {
    result_.verdict = verdict;
    if constexpr (wanted == Wanted::verdict) return;
    const auto found = std::ranges::find_if(naming_order, [&](Layer layer) { return decides(result_.of(layer)); });
    if (found != naming_order.end()) result_.decided_by = *found;
  }

  // An explicit deny wins over everything; what is unknown matters only where it could change the answer.
  void conclude() {
    const Match allow = allow_of_all();
    if (deny_ == Match::yes) {
      decide(Verdict::explicit_deny, [](const LayerEvaluation& layer) { return layer.deny == Match::yes; });
    } else if (allow == Match::no) {
      decide(Verdict::implicit_deny,
             [](const LayerEvaluation& layer) { return layer.present && layer.required && layer.allow == Match::no; });
    } else if (deny_ == Match::unknown) {
      decide(Verdict::unknown, [](const LayerEvaluation& layer) { return layer.deny == Match::unknown; });
    } else if (allow == Match::unknown) {
      decide(Verdict::unknown, [](const LayerEvaluation& layer) { return layer.allow == Match::unknown; });
    } else {
      result_.verdict = Verdict::allowed;
    }
  }

  const AccessRequest& request_;
  const CompiledSet& set_;
  std::optional<std::uint16_t> action_;
  bool has_boundary_;
  bool resource_must_allow_;
  Match deny_ = Match::no;  // of any layer so far
  Grants grants_{};
  Evaluation result_;
};

}  // namespace

Evaluation evaluate(const AccessRequest& request, const CompiledSet& set) {
  return Evaluator<Wanted::evaluation>(request, set).run();
}

Verdict verdict(const AccessRequest& request, const CompiledSet& set) {
  return Evaluator<Wanted::verdict>(request, set).run().verdict;
}

}  // namespace whichgate::eval
