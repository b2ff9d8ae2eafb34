#include "whichgate/catalog_questions.hpp"

using namespace whichgate;

bool opens(const ManagedPolicy& policy, const BillingPage& page) {
#ifdef BROKEN
  return page_opening(ManagedPolicy(policy), page, Catalog::builtin()).opens();
#else
  return page_opening(policy, page, Catalog::builtin()).opens();
#endif
}
