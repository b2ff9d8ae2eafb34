#pragma once
#include "eval/action_list.hpp"
#include "eval/compiled_set.hpp"

namespace whichgate::eval {

// rule() for every entry of a list, with the same answers. The request's action and resource do not count.
Verdicts verdicts(const ActionList::Data& list, const AccessRequest& request, const CompiledSet& set);

}  // namespace whichgate::eval
