#pragma once
#include <memory>
#include <utility>

#include "whichgate/catalog.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/world.hpp"

namespace whichgate {

// Answers questions about one World. Immutable, cheap to copy, safe to share between threads. It keeps the world and
// the catalog. Nothing here fails: check() and Decision::problems say why a question cannot be asked. Compiling does no
// work ahead: each caller is resolved, and each policy compiled, when it is first asked about, and kept for the next
// question.
class Engine {
 public:
  static Engine compile(World world, const Catalog& catalog = Catalog::builtin());

  // An engine for a changed world. What both worlds have in common (the same policy documents) is not compiled again.
  Engine recompile(World world) const;

  // What in this question the world or the catalog does not know, each with the nearest name; empty when it can
  // be asked.
  Problems check(const Question& question) const;

  // The answer alone. `invalid` for a question that check() refuses. Allocates nothing for a caller who was asked about
  // before, as long as the catalog lists the action.
  Verdict verdict(const Question& question) const;

  // The same answer with every gate's report. Problems instead of reports for a question that check() refuses.
  Decision ask(const Question& question) const;

  const World& world() const&;
  const Catalog& catalog() const&;
  // They are the engine's: of a temporary one there would be nothing left.
  const World& world() const&& = delete;
  const Catalog& catalog() const&& = delete;

 private:
  friend class Internals;
  struct State;
  explicit Engine(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::shared_ptr<const State> state_;
};

}  // namespace whichgate
