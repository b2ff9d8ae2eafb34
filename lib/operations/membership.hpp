#pragma once
#include <string>
#include <string_view>

#include "whichgate/world.hpp"

namespace whichgate::operations {

// Makes an organization with all features, with this account as its management account.
void found_organization(World& world, const std::string& account);

// Puts an account into the root of the organization, with the policies that AWS attaches by itself.
void join_organization(World& world, const std::string& account, JoinedMethod method);

// Takes an account out of the organization: its place, its delegations, and what Identity Center had in it.
void leave_organization(World& world, const std::string& account);

// Takes an account out of the world, as AWS does 90 days after it was closed.
void remove_account(World& world, const std::string& account);

// Changes the state of an account and notes when.
void set_state(World& world, const std::string& account, AccountState state, Instant since);

}  // namespace whichgate::operations
