#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/gate.hpp"
#include "whichgate/policy_report.hpp"
#include "whichgate/question.hpp"
#include "whichgate/reason_id.hpp"

namespace whichgate {

enum class Outcome { passed, blocked, not_applicable, unknown };

struct GateReport {
  Gate gate = Gate::account_state;
  Outcome outcome = Outcome::not_applicable;
  std::optional<ReasonId> reason = {};      // nullopt: passed or not applicable, and nothing to say about it
  std::string detail = {};                  // one line about this very question
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
  Verdict verdict = Verdict::invalid;
  Question question = {};
  std::vector<GateReport> reports = {};  // all gates, in order; empty when `problems` is not
  std::optional<Gate> decided_by = {};   // nullopt: allowed
  std::optional<ReasonId> reason = {};   // of the deciding gate
  std::string account = {};              // id of the account that was asked about
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

std::string_view to_string(Outcome outcome);  // "blocked"

// AWS's own message for this decision, where it is known; empty otherwise.
std::string aws_message(const Decision& decision);

}  // namespace whichgate
