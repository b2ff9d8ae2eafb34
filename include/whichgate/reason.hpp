#pragma once
#include <span>
#include <string_view>

#include "whichgate/decision.hpp"
#include "whichgate/reason_id.hpp"

namespace whichgate {

enum class Confidence { documented, observed, inferred };

// A row of the table of reasons.
struct Reason {
  ReasonId id = {};
  std::string_view text = {};  // of the id: "billing.not-activated"
  Gate gate = Gate::account_state;
  Outcome outcome = Outcome::blocked;        // what a gate that gives this reason reports
  Verdict verdict = Verdict::implicit_deny;  // the answer when this reason decides
  std::string_view sentence = {};            // what it means
  std::string_view who_can_change = {};      // "the root user of the account"; empty: nobody
  std::string_view aws_wording = {};         // what AWS shows; empty when not known
  Confidence confidence = Confidence::documented;
  std::string_view source = {};  // the AWS page, or where it was observed
};

std::span<const Reason> reasons();  // ordered by gate
const Reason& reason(ReasonId id);
std::string_view to_string(Confidence confidence);

}  // namespace whichgate
