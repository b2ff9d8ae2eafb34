#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/command.hpp"

namespace whichgate::operation_tests {

// The world that the tests of the simulator begin with: see support.cpp.
const World& start();

// A command in one line: "MoveAccount | AccountId=Dev | SourceParentId=Root @eu-west-1".
Command command(std::string_view line);

struct Given {
  std::string_view by;
  std::string_view line;
};

// The world after these commands; a command that is refused fails the test.
World after(World world, const std::vector<Given>& commands);
World after(const std::vector<Given>& commands);

// The code of the error that the command is refused with; empty when it is done.
std::string code_of(const World& world, std::string_view by, std::string_view line);

// One operation tried: what was done before, who asks what, and AWS's answer.
struct Case {
  std::string_view by;
  std::string_view line;
  std::string_view code = {};  // empty: it is done
  std::vector<Given> before = {};
  std::string_view gate_reason = {};
  void (*change)(World&) = nullptr;  // makes another world of the one that the tests begin with
};

void no_identity_center(World& world);
void account_instance(World& world);
void no_organization(World& world);
void consolidated_billing(World& world);
void central_root_access(World& world);

std::vector<Case> people_cases();
std::vector<Case> sso_cases();
std::vector<Case> organizations_cases();
std::vector<Case> iam_cases();
std::vector<Case> sts_cases();

inline constexpr std::string_view admin = "jdoe as AdministratorAccess in Management";
inline constexpr std::string_view dev_admin = "jdoe as AdministratorAccess in Dev";
inline constexpr std::string_view delegated = "jdoe as AdministratorAccess in Audit";
inline constexpr std::string_view root = "root of Management";
inline constexpr std::string_view dev_root = "root of Dev";
inline constexpr std::string_view outsider = "root of Outside";
inline constexpr std::string_view aws = "AWS";

}  // namespace whichgate::operation_tests
