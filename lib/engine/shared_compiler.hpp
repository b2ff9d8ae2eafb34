#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>

#include "eval/compiler.hpp"

namespace whichgate::engine {

// The compiler of an engine and of all that are made from it for a changed world. It holds on to the layers that were
// asked for last: an engine may go before the next one asks for the same.
class SharedCompiler {
 public:
  explicit SharedCompiler(const Catalog& catalog) : compiler_(catalog) {}

  using Compiled = std::shared_ptr<const eval::CompiledLayer>;
  Compiled compile(eval::Layer layer, std::span<const eval::NamedPolicy> policies);
  Compiled compile(eval::Layer layer, std::span<const eval::Level> levels);

 private:
  Compiled hold(Compiled layer);

  eval::Compiler compiler_;
  std::mutex mutex_;
  std::array<Compiled, 1024> last_ = {};
  std::size_t next_ = 0;
};

}  // namespace whichgate::engine
