#pragma once
#include <memory>
#include <string>
#include <vector>

#include "eval/compiled_layer.hpp"
#include "eval/policies.hpp"

namespace whichgate::gates {

// Where an account stands in the organization, with the policies that apply to it there.
struct OrgPosition {
  // The policies of one type on the way from the root to the account. No layer: the type is not enabled, or the
  // account is the management account, to which they do not apply.
  struct Policies {
    std::vector<eval::Level> levels = {};
    std::shared_ptr<const eval::CompiledLayer> layer = nullptr;
  };
  bool management = false;
  std::vector<std::string> paths = {};  // the values of aws:PrincipalOrgPaths
  Policies scps = {}, rcps = {};
};

}  // namespace whichgate::gates
