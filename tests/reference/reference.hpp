#pragma once
#include "eval/evaluate.hpp"

// A second evaluation of requests: short, slow, written to be obviously right, sharing no code with the first beyond
// the parsed policy. It knows no "unknown": it decides twice, once as if everything that AWS leaves open helped the
// caller and once as if nothing did, and calls unknown what differs.
namespace reference {

whichgate::Verdict evaluate(const whichgate::eval::Request& request, const whichgate::eval::Policies& policies);

}  // namespace reference
