#include "eval/compiler.hpp"

#include <algorithm>

namespace whichgate::eval {

namespace {

std::vector<PolicyPointer> versions_of(const NamedPolicy& policy) {
  std::vector<PolicyPointer> versions{policy.document};
  for (const NamedPolicy& other : policy.or_else) versions.push_back(other.document);
  return versions;
}

std::vector<std::vector<PolicyPointer>> documents_of(std::span<const NamedPolicy> policies) {
  std::vector<std::vector<PolicyPointer>> documents;
  documents.reserve(policies.size());
  for (const NamedPolicy& policy : policies) documents.push_back(versions_of(policy));
  return documents;
}

}  // namespace

std::shared_ptr<const CompiledDocument> Compiler::document(const PolicyPointer& document) {
  std::weak_ptr<const CompiledDocument>& known = documents_[document];
  std::shared_ptr<const CompiledDocument> compiled = known.lock();
  if (!compiled) known = compiled = compile_document(document, catalog());
  return compiled;
}

// Documents are shared: one whose address is known is the same, for the key holds on to it.
std::shared_ptr<const CompiledLayer> Compiler::layer(Key key) {
  const std::lock_guard lock(mutex_);
  std::weak_ptr<const CompiledLayer>& known = layers_[key];
  std::shared_ptr<const CompiledLayer> compiled = known.lock();
  if (compiled) return compiled;
  std::vector<CompiledLevel> levels;
  for (const auto& level : key.second) {
    CompiledLevel& to = levels.emplace_back();
    for (const auto& versions : level) {
      CompiledVersions& policy = to.emplace_back();
      for (const PolicyPointer& one : versions) policy.push_back(document(one));
    }
  }
  known = compiled = std::make_shared<const CompiledLayer>(key.first, std::move(levels), catalog());
  forget_unused();
  return compiled;
}

// Now and then, so that a long row of edits leaves nothing behind.
void Compiler::forget_unused() {
  if (layers_.size() < forget_at_) return;
  std::erase_if(layers_, [](const auto& one) { return one.second.expired(); });
  std::erase_if(documents_, [](const auto& one) { return one.second.expired(); });
  forget_at_ = 2 * layers_.size() + 256;
}

std::shared_ptr<const CompiledLayer> Compiler::compile(Layer layer, std::span<const NamedPolicy> policies) {
  return this->layer({layer, {documents_of(policies)}});
}

std::shared_ptr<const CompiledLayer> Compiler::compile(Layer layer, std::span<const Level> levels) {
  Documents documents;
  documents.reserve(levels.size());
  for (const Level& level : levels) documents.push_back(documents_of(level.policies));
  return this->layer({layer, std::move(documents)});
}

CompiledSet Compiler::compile_without_organization(const Policies& policies) {
  CompiledSet set;
  set.catalog = catalog();
  const auto put = [&](Layer layer, const auto& from) {
    set.layers[static_cast<std::size_t>(layer)] = compile(layer, std::span(from));
  };
  put(Layer::identity_policy, policies.identity);
  if (policies.permissions_boundary) put(Layer::permissions_boundary, *policies.permissions_boundary);
  if (policies.session) put(Layer::session_policy, *policies.session);
  if (policies.resource) put(Layer::resource_policy, std::array{*policies.resource});
  if (policies.vpc_endpoint) put(Layer::vpc_endpoint_policy, *policies.vpc_endpoint);
  return set;
}

CompiledSet Compiler::compile(const Policies& policies) {
  CompiledSet set = compile_without_organization(policies);
  const auto put = [&](Layer layer, const std::vector<Level>& levels) {
    set.layers[static_cast<std::size_t>(layer)] = compile(layer, std::span(levels));
  };
  if (policies.scps) put(Layer::scp, *policies.scps);
  if (policies.rcps) put(Layer::rcp, *policies.rcps);
  return set;
}

}  // namespace whichgate::eval
