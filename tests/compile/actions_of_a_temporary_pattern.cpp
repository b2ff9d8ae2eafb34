#include "whichgate/effective_actions.hpp"

using namespace whichgate;

std::size_t allowed(const PolicyDocument& policy, const std::string& service) {
  const std::string pattern = service + ":*";
#ifdef BROKEN
  const auto actions = effective_actions(policy, Catalog::builtin(), service + ":*");
  return actions.allowed();
#else
  const auto actions = effective_actions(policy, Catalog::builtin(), pattern);
  return actions.allowed();
#endif
}
