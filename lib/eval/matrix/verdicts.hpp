#pragma once
#include "eval/compiled_set.hpp"
#include "eval/matrix/action_list.hpp"

namespace whichgate::eval {

// evaluate() for every entry of a list, with the same answers. The request's action and resource do not count.
Verdicts verdicts(const ListData& list, const AccessRequest& request, const CompiledSet& set);

// Whether, for callers of this kind, the layers of identities and organizations are all that counts within an account:
// then they can be asked about all actions at once.
bool only_layers_count(PrincipalKind kind, const CompiledSet& set);

}  // namespace whichgate::eval
