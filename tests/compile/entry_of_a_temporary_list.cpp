#include "whichgate/action_list.hpp"

using namespace whichgate;

bool first_is_everything(const Catalog& catalog) {
  const ActionList list = ActionList::whole_catalog(catalog);
#ifdef BROKEN
  const ActionOnResource& first = ActionList::whole_catalog(catalog).at(0);
  return first.resource == "*";
#else
  const ActionOnResource& first = list.at(0);
  return first.resource == "*";
#endif
}
