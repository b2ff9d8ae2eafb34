#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy.hpp"

// What policies say about a request.
namespace whichgate {

// `unknown`: AWS does not say, or what decides was not told. `invalid`: the question names something that does not
// exist, and has no answer.
enum class Verdict { allowed, explicit_deny, implicit_deny, unknown, invalid };

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

std::string_view to_string(Verdict verdict);  // "allowed", "explicit_deny", ...
std::string_view to_string(Match match);      // "no"

}  // namespace whichgate
