#include "operations/iam_targets.hpp"

#include <fmt/core.h>

namespace whichgate::operations {

std::string credentials_owner_arn(const Step& step) {
  if (step.has("UserName")) return step.id("UserName");
  const Actor& caller = step.caller();
  return caller.kind == Actor::Kind::iam_user || caller.root_like() ? caller.principal : std::string();
}

std::string credentials_owner(Step& step) {
  std::string arn = credentials_owner_arn(step);
  if (arn.empty())
    step.fail("ValidationError", "Must specify userName when calling with non-User credentials",
              "a role is not a user: name one with UserName");
  return arn;
}

bool is_root_arn(const std::string& arn) { return arn.ends_with(":root"); }

std::string the_user(const Step& step) { return step.id("UserName"); }
std::string the_role(const Step& step) { return step.id("RoleName"); }

bool may_modify_role(Step& step) {
  const IamRole* role = step.world.iam_roles.find(step.id("RoleName"));
  if (role && !role->service_linked) return true;
  step.fail("UnmodifiableEntity",
            fmt::format("Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
                        user_name_of(step.id("RoleName"))));
  return false;
}

std::string user_name_of(const std::string& arn) { return arn.substr(arn.find_last_of(":/") + 1); }

}  // namespace whichgate::operations
