#include "whichgate/catalog_questions.hpp"

using namespace whichgate;

std::size_t sheets(const char* bytes) {
  const auto catalog = Catalog::load(bytes);
#ifdef BROKEN
  return action_sheets(*Catalog::load(bytes), "ce:*").size();
#else
  return action_sheets(*catalog, "ce:*").size();
#endif
}
