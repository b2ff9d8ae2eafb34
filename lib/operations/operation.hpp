#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/command.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::operations {

class Step;

// What a member of an operation is. A member that names a thing takes a name where AWS wants an id or an ARN.
enum class Form {
  account,           // any account of the world
  member_account,    // an account of the organization, the management account too
  assigned_account,  // an account of the organization, or one that left it and has assignments listed
  user,              // of the Identity Center directory
  group,             // of the Identity Center directory
  principal,         // a user or a group, as the member PrincipalType says
  permission_set,
  parent,         // the root or an organizational unit
  policy_target,  // the root, an organizational unit or an account of the organization
  organization_policy,
  handshake,       // also by the account that it was sent to
  iam_user,        // of the caller's account
  iam_role,        // of the caller's account
  role_anywhere,   // of any account of the world
  managed_policy,  // customer managed, of the caller's account, or AWS managed
  aws_managed_policy,
  bucket,
  policy_document,
  duration,  // ISO 8601, "PT1H"
  boolean,
  integer,
  choice,
  text
};

std::string_view to_string(Form form);
// Whether a member of this form names a thing of the world.
bool names_a_thing(Form form);

struct Member {
  std::string_view name;
  Form form = Form::text;
  bool required = true;
  std::string_view values = {};   // of a choice, with a space between
  std::string_view missing = {};  // AWS's code when there is no such thing; empty: the service's usual one
  PolicyType policy = PolicyType::inline_identity;  // of a policy document
};

// How the caller is put to the gates before the operation acts.
enum class Asked {
  api,      // as a call of the API
  console,  // as an act in the console: there is no API for it
  nothing   // not here: the operation asks a question of its own, or needs no permission
};

// One operation: all that is known of it, and the function that does it. Reading, checks, --help and documentation
// follow from this declaration.
struct Operation {
  std::string_view name;     // AWS's, or ours for the act of a person
  std::string_view service;  // IAM prefix; empty for the act of a person
  std::string_view summary;
  std::vector<Member> members;
  std::vector<std::string_view> errors;  // codes of its own that act() and given() fail with
  std::string_view source;               // the AWS page
  Asked asked = Asked::api;
  std::string_view action = {};                      // when it is not service:name; an act of a person may have none
  std::string_view page = {};                        // of the billing console
  std::string (*resource)(const Step&) = nullptr;    // ARN that the permission is for; none: all resources
  bool resource_of_others = false;                   // the resource may belong to another account than the caller's
  void (*refine)(const Step&, Question&) = nullptr;  // what else the question carries, such as condition keys
  void (*given)(Step&) = nullptr;                    // what must hold for every operation of the kind
  void (*act)(Step&) = nullptr;                      // changes step.world, or fails
};

// By service; the parts of the registry.
std::span<const Operation> people_operations();
std::span<const Operation> billing_operations();
std::span<const Operation> sso_operations();
std::span<const Operation> sso_portal_operations();
std::span<const Operation> identitystore_operations();
std::span<const Operation> organizations_operations();
std::span<const Operation> iam_operations();
std::span<const Operation> sts_operations();
std::span<const Operation> s3_operations();

// By its name, or by service and name where two services have an operation of one name ("identitystore:CreateUser").
// Null when there is none.
const Operation* find_operation(std::string_view name);

// The prefix of the action that an operation is asked as: "organizations", also for an act of a person.
std::string_view action_service(const Operation& operation);

}  // namespace whichgate::operations
