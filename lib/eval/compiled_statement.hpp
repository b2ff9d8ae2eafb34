#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "eval/compiled_condition.hpp"
#include "eval/compiled_resource.hpp"
#include "eval/layer_request.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::eval {

// A statement, read once to be matched often. Points into the policy.
class CompiledStatement {
 public:
  // Without a catalog no action has an id.
  CompiledStatement(const PolicyStatement& statement, const PolicyDocument& policy, const Catalog* catalog);

  // Listed actions that it is about, NotAction included: sorted, and no two ranges touch.
  const std::vector<ActionRange>& actions() const { return actions_; }
  // Is it about the action? For those that the catalog does not list.
  bool about(std::string_view action) const;

  // A statement that is about the action. Unknown where AWS does not say.
  PrincipalMatch matches(const LayerRequest& asked) const;
  Match match_resource(const LayerRequest& asked, std::string* note) const;
  Match match_conditions(const AccessRequest& request) const;
  // Any statement, with all its parts: in numbers, and in words. `to.action` tells already whether it is about the
  // action.
  void answer(const LayerRequest& asked, StatementAnswer& to, std::vector<Match>& conditions) const;
  StatementReport report(const LayerRequest& asked) const;

  // Once it is about the action: does it match every request on this layer?
  bool certain(Layer layer) const;
  // Does it match every resource, in this layer?
  bool any_resource(Layer layer) const {
    return everything_ || (!source_->resources && layer == Layer::resource_policy);
  }

  const PolicyStatement& source() const { return *source_; }
  Effect effect() const { return source_->effect; }
  const std::vector<CompiledCondition>& conditions() const { return conditions_; }
  const std::vector<CompiledResource>& resources() const { return resources_; }

 private:
  PrincipalMatch match_caller(const LayerRequest& asked) const {
    if (!names_principals(asked.layer)) return {Match::yes, PrincipalMatchKind::none};
    return match_principal(*source_, asked, nullptr);
  }
  PartReport report_resource(const LayerRequest& asked) const;

  const PolicyStatement* source_;
  bool everything_ = false;  // `*` is among the resources
  std::vector<ActionRange> actions_;
  std::vector<CompiledResource> resources_;
  std::vector<CompiledCondition> conditions_;
};

struct CompiledDocument {
  PolicyPointer document;
  std::vector<CompiledStatement> statements;
  bool names_caller = false;  // a condition or a variable asks for aws:PrincipalArn
};

std::shared_ptr<const CompiledDocument> compile_document(PolicyPointer document, const Catalog* catalog);

}  // namespace whichgate::eval
