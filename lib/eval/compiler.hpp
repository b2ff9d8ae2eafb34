#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "eval/compiled_set.hpp"

namespace whichgate::eval {

// Compiles policies, each document and each layer once as long as somebody holds what was made of it. Safe to share
// between threads.
class Compiler {
 public:
  Compiler() = default;  // without a catalog no action has an id
  explicit Compiler(const Catalog& catalog) : catalog_(catalog) {}

  CompiledSet compile(const Policies& policies);
  CompiledSet compile_without_organization(const Policies& policies);  // without its SCPs and RCPs
  std::shared_ptr<const CompiledLayer> compile(Layer layer, std::span<const NamedPolicy> policies);
  std::shared_ptr<const CompiledLayer> compile(Layer layer, std::span<const Level> levels);

  const Catalog* catalog() const { return catalog_ ? &*catalog_ : nullptr; }

 private:
  // A layer's documents: levels, policies, versions.
  using Documents = std::vector<std::vector<std::vector<PolicyPointer>>>;
  using Key = std::pair<Layer, Documents>;

  std::shared_ptr<const CompiledDocument> document(const PolicyPointer& document);
  std::shared_ptr<const CompiledLayer> layer(Key key);
  void forget_unused();

  std::optional<Catalog> catalog_ = {};
  std::mutex mutex_;
  std::map<PolicyPointer, std::weak_ptr<const CompiledDocument>> documents_;
  std::map<Key, std::weak_ptr<const CompiledLayer>> layers_;
  std::size_t forget_at_ = 256;
};

}  // namespace whichgate::eval
