#pragma once
#include <string>
#include <string_view>

#include "whichgate/organization.hpp"

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
namespace whichgate::operations {

std::string account_arn(const Organization& organization, std::string_view account);
std::string policy_arn(const Organization& organization, const OrganizationPolicy& policy);
std::string node_arn(const Organization& organization, std::string_view node);
std::string handshake_arn(const Organization& organization, const Handshake& handshake);

}  // namespace whichgate::operations
