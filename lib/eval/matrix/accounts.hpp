#pragma once
#include <memory>
#include <vector>

#include "eval/compiled_statement.hpp"
#include "eval/matrix/requests.hpp"

namespace whichgate::eval {

// An entry for which some accounts have to be asked singly.
struct SingledOut {
  std::size_t bit = 0;
  AccountsThatMatter accounts = {};
};

using SingledOutByPolicy = std::shared_ptr<const std::vector<SingledOut>>;

// For which entries and accounts a policy's answer may depend on the account's id. `identity` says what the values of
// the caller's keys look like.
SingledOutByPolicy singled_out(const CompiledVersions& policy, const PolicyMatrixQuestion::Identity& identity,
                               const MatrixRequests& requests);

}  // namespace whichgate::eval
