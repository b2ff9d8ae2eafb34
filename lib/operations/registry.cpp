#include <array>
#include <deque>
#include <map>
#include <string>

#include "operations/operation.hpp"

namespace whichgate::operations {

namespace {

constexpr std::array<std::string_view, 23> form_names{"account",
                                                      "account of the organization",
                                                      "account of the organization, or one that left it",
                                                      "user",
                                                      "group",
                                                      "user or group",
                                                      "permission set",
                                                      "root or organizational unit",
                                                      "root, organizational unit or account",
                                                      "organization policy",
                                                      "handshake",
                                                      "IAM user",
                                                      "IAM role",
                                                      "role",
                                                      "managed policy",
                                                      "AWS managed policy",
                                                      "bucket",
                                                      "policy document",
                                                      "duration",
                                                      "boolean",
                                                      "integer",
                                                      "choice",
                                                      "text"};

// All declarations, and what the public face shows of them.
struct Registry {
  std::map<std::string, const Operation*, std::less<>> by_name;
  std::deque<std::vector<MemberInfo>> members;
  std::vector<OperationInfo> infos;

  Registry() {
    for (const auto& part :
         {people_operations(), billing_operations(), sso_operations(), sso_portal_operations(),
          identitystore_operations(), organizations_operations(), iam_operations(), sts_operations(), s3_operations()})
      for (const Operation& one : part) add(one);
  }

  void add(const Operation& operation) {
    by_name.emplace(operation.name, &operation);
    by_name.emplace(std::string(operation.service) + ":" + std::string(operation.name), &operation);
    std::vector<MemberInfo>& shown = members.emplace_back();
    for (const Member& member : operation.members)
      shown.push_back({member.name, to_string(member.form), member.required, member.values});
    infos.push_back({operation.name, operation.service, operation.summary, shown, operation.source, operation.errors});
  }
};

const Registry& registry() {
  static const Registry made;
  return made;
}

}  // namespace

std::string_view to_string(Form form) { return form_names[static_cast<std::size_t>(form)]; }

bool names_a_thing(Form form) { return form < Form::policy_document; }

const Operation* find_operation(std::string_view name) {
  const auto found = registry().by_name.find(name);
  return found == registry().by_name.end() ? nullptr : found->second;
}

std::string_view action_service(const Operation& operation) {
  return operation.action.empty() ? operation.service : operation.action.substr(0, operation.action.find(':'));
}

}  // namespace whichgate::operations

namespace whichgate {

std::vector<OperationInfo> supported_operations() { return operations::registry().infos; }

}  // namespace whichgate
