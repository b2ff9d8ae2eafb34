#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "eval/matrix/account_digits.hpp"
#include "eval/matrix/action_list.hpp"
#include "eval/matrix/planes.hpp"
#include "whichgate/policy_matrix.hpp"

namespace whichgate::eval {

// Requests that share a context: a list, whose places are bits from the first one of a word on.
struct MatrixGroup {
  using Context = std::map<std::string, std::vector<std::string>>;

  MatrixGroup(Context shared, ActionList of, std::vector<std::size_t> asked, std::size_t word);
  MatrixGroup(MatrixGroup&&) = default;  // `entries` points into the context
  MatrixGroup& operator=(MatrixGroup&&) = default;

  // Contexts and resources as written: with ${Account}.
  Context context;
  ActionList list;
  std::vector<std::size_t> requests;  // of each entry
  std::size_t first_word;
  std::vector<ContextEntry> entries;              // of the context
  std::vector<std::size_t> entries_with_account;  // those that hold ${Account}

  std::size_t places() const { return Internals::data_of(list).entry_at.size(); }
};

// The requests of a matrix, grouped. Whoever asks from wherever shares them.
struct MatrixRequests {
  MatrixRequests(const std::vector<PolicyMatrixQuestion::Request>& requests, const Catalog& catalog);

  std::vector<MatrixGroup> groups;
  std::size_t words = 0;
  std::vector<std::uint32_t> bit_of_request;
  std::vector<std::pair<std::size_t, std::size_t>> one_by_one;  // group and entry that service rules are about
  AnswerPlanes refused{0};  // by service rules, whatever the policies of the callers say
};

// An identity in an account, with the context of a group.
class MatrixCaller {
 public:
  MatrixCaller(const PolicyMatrixQuestion::Identity& identity, const std::string& account, const MatrixGroup& group);
  MatrixCaller(const MatrixCaller&) = delete;
  MatrixCaller& operator=(const MatrixCaller&) = delete;

  const AccessRequest& request() const { return request_; }

 private:
  Principal principal_;
  std::vector<ContextEntry> entries_;
  std::vector<std::vector<std::string>> filled_;  // values with the account's id
  AccessRequest request_;
};

}  // namespace whichgate::eval
