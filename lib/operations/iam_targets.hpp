#pragma once
#include <string>

#include "operations/step.hpp"

// Whom an IAM operation means: the user that it names, or else the caller.
namespace whichgate::operations {

// ARN of the user, or of the root user. Empty, with the step failed, when nobody is named and the caller is a role.
std::string credentials_owner(Step& step);
// The same for the question to the gates: empty when it cannot be told.
std::string credentials_owner_arn(const Step& step);
bool is_root_arn(const std::string& arn);

std::string the_user(const Step& step);
std::string the_role(const Step& step);

// A role that AWS keeps to itself: one of a permission set, or a service-linked one. Fails the step when it is.
bool may_modify_role(Step& step);

// IAM's wording for things that are not there.
std::string user_name_of(const std::string& arn);

}  // namespace whichgate::operations
