#pragma once
#include <cstdint>
#include <string>
#include <string_view>

// Ids in AWS's forms for things that were given none: made from the kind, the name and a seed, and so the same on
// every machine. A world file uses the seed 0, a command the next World::serial: what is deleted and made again
// under its old name has a new id, as in AWS.
namespace whichgate::ids {

std::string account(std::string_view name, std::uint64_t seed = 0);  // 12 digits
std::string organization(std::string_view management_account, std::uint64_t seed = 0);
std::string root(std::string_view organization, std::uint64_t seed = 0);
std::string organizational_unit(std::string_view root, std::string_view parent, std::string_view name,
                                std::uint64_t seed = 0);
std::string organization_policy(std::string_view name, std::uint64_t seed = 0);
std::string handshake(std::string_view account, std::uint64_t seed = 0);
std::string instance_arn(std::string_view owner_account, std::uint64_t seed = 0);
std::string identity_store(std::string_view owner_account, std::uint64_t seed = 0);
std::string permission_set_arn(std::string_view instance_arn, std::string_view name, std::uint64_t seed = 0);
std::string user(std::string_view identity_store, std::string_view name, std::uint64_t seed = 0);
std::string group(std::string_view identity_store, std::string_view name, std::uint64_t seed = 0);
// The digits at the end of AWSReservedSSO_<name>_<suffix>.
std::string role_suffix(std::string_view account, std::string_view permission_set, std::uint64_t seed = 0);
std::string access_key(std::string_view user_arn, std::uint64_t seed = 0);

}  // namespace whichgate::ids
