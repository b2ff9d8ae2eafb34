#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy.hpp"
#include "whichgate/question.hpp"

namespace whichgate {

enum class Verdict { allowed, explicit_deny, implicit_deny, unknown };

// The gates, in the order in which a person meets them.
enum class Gate {
  account_state,
  sign_in,
  assignment,
  provisioning,
  session,
  billing_activation,
  linked_account_access,
  console_action_set,
  root_restriction,
  s3_block_public_access,
  scp,
  rcp,
  vpc_endpoint_policy,
  permissions_boundary,
  session_policy,
  identity_policy,
  resource_policy
};
inline constexpr int gate_count = 17;

enum class Outcome { passed, blocked, not_applicable, unknown };

// Three-valued: does this part of a policy apply to the request?
enum class Match { no, yes, unknown };

struct ConditionReport {
  std::string condition_operator = {};
  std::string key = {};
  std::vector<std::string> expected = {};  // as compared: variables filled in
  std::vector<std::string> actual = {};    // as in the request; empty: the key is absent
  Match match = Match::no;
  std::string note = {};  // why it is unknown or cannot match, for example a variable without a value
  Location where = {};
};

// One element of a statement: its Principal, Action or Resource, or the Not form of it.
struct PartReport {
  std::string element = {};                // "NotAction"; empty: the statement has none and needs none
  std::vector<std::string> expected = {};  // as compared: variables filled in
  std::string actual = {};                 // what the request has there
  Match match = Match::yes;
  std::string note = {};  // why it is unknown or cannot match
};

struct StatementReport {
  int index = 0;  // from 0
  std::string sid = {};
  Effect effect = Effect::deny;
  Match match = Match::no;  // the whole statement
  PartReport principal = {};
  PartReport action = {};
  PartReport resource = {};
  std::vector<ConditionReport> conditions = {};
  Location where = {};

  int missed() const;  // how many of its parts and conditions do not match or are unknown
};

struct PolicyReport {
  std::string name = {};   // "AWS managed policy Billing v30"
  std::string arn = {};    // empty for an inline policy
  std::string level = {};  // for SCPs and RCPs: the root, OU or account it is attached to
  std::vector<StatementReport> statements = {};
  std::string note = {};  // why this may not be the version in force; there is a report for each that may be
  bool disputed = false;  // those versions do not say the same about this request, which leaves it open
};

struct GateReport {
  Gate gate = Gate::account_state;
  Outcome outcome = Outcome::not_applicable;
  std::string reason = {};  // id in the table of reasons, for example billing.not-activated; may be empty when passed
  std::string detail = {};  // one line about this very question
  std::vector<std::string> actions = {};    // of a page's actions, those that this gate blocks
  std::vector<PolicyReport> policies = {};  // policy gates only
  std::string level = {};                   // the root, OU or account where no SCP allows it
};

// A condition key that the request carries. No values: it is known to be absent.
struct ContextKey {
  std::string key = {};
  std::vector<std::string> values = {};
  bool derived = false;  // the world tells it; else the question gave it
};

struct Decision {
  Verdict verdict = Verdict::unknown;
  Question question = {};
  std::vector<GateReport> reports = {};   // all gates, in order; empty when `problems` is not
  Gate decided_by = Gate::account_state;  // meaningful unless allowed
  std::string reason = {};                // of the deciding gate; empty when allowed
  std::string account = {};               // id of the account that was asked about
  std::string account_name = {};
  std::string principal_arn = {};         // of the caller, as AWS would name it in an error; empty when unknown
  std::vector<std::string> actions = {};  // that were asked: one, or a page's
  std::string denied_action = {};       // the first that the deciding gate blocks; empty when it looks at no single one
  std::string resource = {};            // that was evaluated: `*` for an action that has no resource types
  std::vector<std::string> notes = {};  // how the question was read, where that is not as it was asked
  Through through = Through::api;
  std::vector<ContextKey> context = {};
  Problems problems = {};  // names that the world does not know: the question was not asked

  bool allowed() const { return verdict == Verdict::allowed; }
  const GateReport* report(Gate gate) const;
};

std::string_view to_string(Verdict verdict);  // "allowed", "explicit_deny", ...
std::string_view to_string(Gate gate);        // "billing-activation"
std::string_view to_string(Outcome outcome);  // "blocked"
std::string_view to_string(Match match);      // "no"

}  // namespace whichgate
