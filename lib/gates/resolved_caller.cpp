#include "gates/resolved_caller.hpp"

namespace whichgate::gates {

const PermissionSetContent* ResolvedCaller::set_content() const {
  if (provisioning && provisioning->role) return provisioning->role->content.get();
  return set ? set->content.get() : nullptr;
}

}  // namespace whichgate::gates
