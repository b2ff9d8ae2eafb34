#include "engine/shared_compiler.hpp"

namespace whichgate::engine {

SharedCompiler::Compiled SharedCompiler::compile(eval::Layer layer, std::span<const eval::NamedPolicy> policies) {
  return hold(compiler_.compile(layer, policies));
}

SharedCompiler::Compiled SharedCompiler::compile(eval::Layer layer, std::span<const eval::Level> levels) {
  return hold(compiler_.compile(layer, levels));
}

SharedCompiler::Compiled SharedCompiler::hold(Compiled layer) {
  const std::lock_guard lock(mutex_);
  last_[next_] = layer;
  next_ = (next_ + 1) % last_.size();
  return layer;
}

}  // namespace whichgate::engine
