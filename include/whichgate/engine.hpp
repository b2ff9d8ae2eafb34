#pragma once
#include <memory>

#include "whichgate/catalog.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/world.hpp"

namespace whichgate {

// Answers questions about one World. Immutable, cheap to copy, safe to share between threads. The catalog must
// outlive it.
class Engine {
 public:
  static Engine compile(World world, const Catalog& catalog = Catalog::builtin());

  // What in this question the world or the catalog does not know, each with the nearest name; empty when it can
  // be asked.
  Problems check(const Question& question) const;

  // The answer alone. `unknown` for a question that check() refuses.
  Verdict verdict(const Question& question) const;

  // The same answer with every gate's report. Problems instead of reports for a question that check() refuses.
  Decision ask(const Question& question) const;

  const World& world() const { return *world_; }
  const Catalog& catalog() const { return *catalog_; }

 private:
  Engine(std::shared_ptr<const World> world, const Catalog& catalog) : world_(std::move(world)), catalog_(&catalog) {}

  std::shared_ptr<const World> world_;
  const Catalog* catalog_;
};

}  // namespace whichgate
