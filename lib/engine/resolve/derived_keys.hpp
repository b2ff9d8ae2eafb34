#pragma once
#include <array>
#include <string_view>

// Condition keys that the world tells, so that a question may not.
namespace whichgate::engine {

inline constexpr std::array<std::string_view, 20> derived_keys{"aws:PrincipalArn",
                                                               "aws:PrincipalAccount",
                                                               "aws:PrincipalOrgID",
                                                               "aws:PrincipalOrgPaths",
                                                               "aws:PrincipalTag",
                                                               "aws:PrincipalType",
                                                               "aws:PrincipalIsAWSService",
                                                               "aws:PrincipalServiceName",
                                                               "aws:PrincipalServiceNamesList",
                                                               "aws:userid",
                                                               "aws:username",
                                                               "aws:AssumedRoot",
                                                               "aws:ResourceAccount",
                                                               "aws:ResourceOrgID",
                                                               "aws:ResourceOrgPaths",
                                                               "aws:CurrentTime",
                                                               "aws:EpochTime",
                                                               "aws:RequestedRegion",
                                                               "aws:TokenIssueTime",
                                                               "identitystore:UserId"};

// Is it one of them, with or without the tag that it is about?
bool derived_key(std::string_view key);

// The name of a key without the tag that it is about: "aws:PrincipalTag" of "aws:PrincipalTag/team".
std::string_view without_tag_key(std::string_view key);

}  // namespace whichgate::engine
