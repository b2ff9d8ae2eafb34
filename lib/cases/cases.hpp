#pragma once
#include <string>
#include <string_view>

#include "eval/evaluate.hpp"
#include "gates/closed_operations.hpp"
#include "text/json/json.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/diagnostic.hpp"
#include "whichgate/public_access_block.hpp"

// Cases: decisions and policies to check that carry everything they need, one JSON object a line. Nothing is derived
// for them: a case's context is all there is.
namespace whichgate::cases {

// A case of kind "decision": a request and all its policies.
struct DecisionCase {
  eval::Request request;
  eval::Policies policies;  // without those that do not apply to the request
  gates::Credentials credentials = gates::Credentials::long_term;
  PublicAccessBlock public_access_block = {};  // of the bucket, with its account's
};

// Reads the case; fails with every finding.
Result<DecisionCase> read_decision(const json::Element& element, const Catalog& catalog);

struct CaseAnswer {
  std::string id;
  bool validation = false;  // of kind "validate": `valid` and `findings` answer it, else the three after them
  bool valid = false;
  Problems findings;   // also why a decision is Invalid
  std::string result;  // Allowed, ExplicitlyDenied, ImplicitlyDenied, Unknown, Invalid
  std::string gate;    // the gate that decided; empty when allowed
  std::string reason;  // of the table of reasons; of an Invalid case, the findings in words
};

CaseAnswer answer_case(std::string_view line, const Catalog& catalog);

// The answer as one line of JSON: {"id", "result", "gate", "reason"} or {"id", "valid", "findings"}.
std::string print(const CaseAnswer& answer);

}  // namespace whichgate::cases
