#include "whichgate/policy_history.hpp"

using namespace whichgate;

std::size_t changes(const char* bytes) {
  const auto catalog = Catalog::load(bytes);
#ifdef BROKEN
  return policy_history(*Catalog::load(bytes), "Billing").size();
#else
  return policy_history(*catalog, "Billing").size();
#endif
}
