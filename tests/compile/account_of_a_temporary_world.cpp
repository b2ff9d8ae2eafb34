#include "whichgate/world.hpp"

using namespace whichgate;

bool there_is(World world) {
#ifdef BROKEN
  return find_account(std::move(world), "Dev") != nullptr;
#else
  return find_account(world, "Dev") != nullptr;
#endif
}
