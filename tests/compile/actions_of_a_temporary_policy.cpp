#include "whichgate/effective_actions.hpp"

using namespace whichgate;

std::size_t allowed(const char* text) {
  const auto policy = parse_policy(text);
#ifdef BROKEN
  const auto actions = effective_actions(*parse_policy(text), Catalog::builtin());
  return actions.allowed();
#else
  const auto actions = effective_actions(*policy, Catalog::builtin());
  return actions.allowed();
#endif
}
