#pragma once
#include "text/json/json.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::cases {

struct ValidationAnswer {
  bool valid = false;
  Problems findings = {};
};

// Answers a case of kind "validate": `policy`, or `document` with its text, and `policy_type`. A case may say of whom
// an inline policy is (`owner_name`), on what a resource-based policy is put (`resource`), and how large a service
// control policy may be (`scp_characters`).
ValidationAnswer answer_validation(const json::Element& element, const Catalog& catalog);

}  // namespace whichgate::cases
