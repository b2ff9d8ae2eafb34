#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/internals.hpp"
#include "engine/action_facts.hpp"
#include "engine/cache.hpp"
#include "engine/resolve/resolve_caller.hpp"
#include "engine/shared_compiler.hpp"
#include "gates/org_position.hpp"
#include "gates/resolved_caller.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/question.hpp"
#include "whichgate/world.hpp"

namespace whichgate::engine {

// A world, and what an engine found out about it so far. Nothing here changes an answer: it is what every question
// would work out anew. Safe to share between threads.
class EngineState {
 public:
  EngineState(World world, const Catalog& catalog, std::shared_ptr<const FactsOfActions> actions,
              std::shared_ptr<SharedCompiler> compiler)
      : world_(std::move(world)), catalog_(catalog), actions_(std::move(actions)), compiler_(std::move(compiler)) {}
  // For a changed world. What the two share is known to both.
  EngineState(World changed, const EngineState& before)
      : EngineState(std::move(changed), before.catalog_, before.actions_, before.compiler_) {}

  const World& world() const { return world_; }
  const Catalog& catalog() const { return catalog_; }
  const FactsOfActions& actions() const { return *actions_; }
  SharedCompiler& compiler() const { return *compiler_; }

  // Null when a name is not known.
  std::shared_ptr<const ResolvedCaller> caller(const Question& question) const;
  // As find_account() has it.
  const Account* account(std::string_view id_or_name) const;
  // Of the account with this id; null when it is in no organization.
  std::shared_ptr<const OrgPosition> position(std::string_view account) const;
  // Null when there is none.
  const Resource* vpc_endpoint(std::string_view id) const;
  const IamRole* role(std::string_view arn) const;
  const IamUser* user(std::string_view arn) const;
  // A policy that stands alone on its layer: that of a resource or a VPC endpoint.
  std::shared_ptr<const eval::CompiledLayer> layer(eval::Layer layer, const PolicyPointer& document) const;

 private:
  struct CallerNames {
    std::string_view who, as, in;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct CallerHash {
    using is_transparent = void;
    std::size_t operator()(const CallerNames& names) const;
    std::size_t operator()(const Caller& caller) const {
      return (*this)(CallerNames{caller.who, caller.as, caller.in});
    }
  };
  struct SameCaller {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return a.who == b.who && a.as == b.as && a.in == b.in;
    }
  };
  // A row of the world under a name that is none of its keys, or under a key that is made anew each time.
  template <class Row>
  struct Named {
    const Row* row = nullptr;
  };
  template <class Value>
  using ByText = Cache<std::string, Value, TextHash, std::equal_to<>>;
  using ByDocument =
      Cache<const PolicyDocument*, eval::CompiledLayer, std::hash<const PolicyDocument*>, std::equal_to<>>;

  World world_;
  Catalog catalog_;
  std::shared_ptr<const FactsOfActions> actions_;
  std::shared_ptr<SharedCompiler> compiler_;
  // A walk over all people of a large world does not keep them all. Places, though, are passed in each turn of a walk
  // over people and accounts, and to forget them would be to compile their policies again.
  static constexpr std::size_t limited = 4096, unlimited = ~std::size_t{0};
  mutable Cache<Caller, ResolvedCaller, CallerHash, SameCaller> callers_{limited};
  mutable ByText<Named<Account>> accounts_{limited};
  mutable ByText<OrgPosition> positions_{unlimited};
  mutable ByText<Named<Resource>> endpoints_{limited};
  mutable ByText<Named<IamRole>> roles_{limited};
  mutable ByText<Named<IamUser>> users_{limited};
  mutable ByDocument resource_layers_{limited}, endpoint_layers_{limited};
};

}  // namespace whichgate::engine

namespace whichgate {

// The name under which the public header holds it.
struct Engine::State : engine::EngineState {
  using EngineState::EngineState;
};

}  // namespace whichgate
