#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

// The spelling of every enumerator, in the order of its enumeration: one table for to_string, for reading and for
// the list in an error message.
namespace whichgate::names {

inline constexpr std::array<std::string_view, 5> account_states{"PENDING_ACTIVATION", "ACTIVE", "SUSPENDED",
                                                                "PENDING_CLOSURE", "CLOSED"};
inline constexpr std::array<std::string_view, 3> joined_methods{"STANDALONE", "CREATED", "INVITED"};
inline constexpr std::array<std::string_view, 2> console_action_sets{"fine-grained", "legacy"};
inline constexpr std::array<std::string_view, 2> feature_sets{"ALL", "CONSOLIDATED_BILLING"};
inline constexpr std::array<std::string_view, 5> handshake_states{"OPEN", "ACCEPTED", "DECLINED", "CANCELED",
                                                                  "EXPIRED"};
inline constexpr std::array<std::string_view, 3> handshake_actions{"INVITE", "ENABLE_ALL_FEATURES",
                                                                   "APPROVE_ALL_FEATURES"};
inline constexpr std::array<std::string_view, 3> identity_sources{"identity-center-directory", "active-directory",
                                                                  "external-identity-provider"};
inline constexpr std::array<std::string_view, 2> instance_types{"organization", "account"};
inline constexpr std::array<std::string_view, 3> mfa_prompts{"every-time", "when-context-changes", "never"};
inline constexpr std::array<std::string_view, 4> without_mfa_device{"require-registration", "require-email-code",
                                                                    "block-sign-in", "allow-sign-in"};
inline constexpr std::array<std::string_view, 2> principal_types{"USER", "GROUP"};
inline constexpr std::array<std::string_view, 7> session_kinds{"portal", "permission-set", "cli-token",   "iam-user",
                                                               "root",   "assumed-role",   "assumed-root"};

// Of S3 Block Public Access: none of the four settings, or all of them.
inline constexpr std::array<std::string_view, 2> public_access_blocks{"none", "all"};

// The types that an organization can enable and that whichgate knows, in the order of the World's two switches.
inline constexpr std::array<std::string_view, 2> policy_types{"SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"};

template <class Enum, std::size_t size>
constexpr std::string_view spell(const std::array<std::string_view, size>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace whichgate::names
