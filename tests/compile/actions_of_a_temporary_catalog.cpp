#include "whichgate/effective_actions.hpp"

using namespace whichgate;

std::size_t allowed(const PolicyDocument& policy, const char* bytes) {
  const auto catalog = Catalog::load(bytes);
#ifdef BROKEN
  const auto actions = effective_actions(policy, *Catalog::load(bytes));
  return actions.allowed();
#else
  const auto actions = effective_actions(policy, *catalog);
  return actions.allowed();
#endif
}
