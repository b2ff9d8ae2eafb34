#pragma once
#include <algorithm>

#include "whichgate/policy.hpp"

namespace whichgate {

inline bool same(const PolicyCondition& a, const PolicyCondition& b) {
  return a.condition_operator == b.condition_operator && a.key == b.key && a.values == b.values && a.single == b.single;
}

inline bool same(const PolicyStatement& a, const PolicyStatement& b) {
  return a.sid == b.sid && a.effect == b.effect && a.principals == b.principals && a.not_principal == b.not_principal &&
         a.actions == b.actions && a.not_action == b.not_action && a.resources == b.resources &&
         a.not_resource == b.not_resource &&
         std::equal(a.conditions.begin(), a.conditions.end(), b.conditions.begin(), b.conditions.end(),
                    [](const PolicyCondition& x, const PolicyCondition& y) { return same(x, y); });
}

// Everything but the names and the places.
inline bool same(const PolicyDocument& a, const PolicyDocument& b) {
  return a.version == b.version && a.id == b.id &&
         std::equal(a.statements.begin(), a.statements.end(), b.statements.begin(), b.statements.end(),
                    [](const PolicyStatement& x, const PolicyStatement& y) { return same(x, y); });
}

}  // namespace whichgate
