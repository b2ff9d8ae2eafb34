#pragma once
#include "eval/evaluate.hpp"

// AWS's evaluation logic a second time: short, slow, and independent of lib/eval, of which it uses the plain structs of
// a request and its policies. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
namespace reference {

struct Evaluation {
  whichgate::Verdict verdict = whichgate::Verdict::unknown;
  whichgate::eval::Layer denied_by =
      whichgate::eval::Layer::identity_policy;  // of an explicit deny, the layer AWS would name
};

Evaluation evaluate(const whichgate::eval::Request& request, const whichgate::eval::Policies& policies);

}  // namespace reference
