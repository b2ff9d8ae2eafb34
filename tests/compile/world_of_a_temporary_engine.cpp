#include "whichgate/engine.hpp"

using namespace whichgate;

bool alone(const World& given) {
  const Engine engine = Engine::compile(given);
#ifdef BROKEN
  const World& world = Engine::compile(given).world();
  return world.accounts.size() == 1;
#else
  const World& world = engine.world();
  return world.accounts.size() == 1;
#endif
}
