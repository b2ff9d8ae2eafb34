#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "eval/account_digits.hpp"
#include "eval/compiler.hpp"
#include "eval/planes.hpp"
#include "whichgate/policy_matrix.hpp"

namespace whichgate::eval {

// Requests that share a context: a list, whose places are bits from the first one of a word on.
struct MatrixGroup {
  ActionList list;                    // resources as written: with ${Account}
  ActionList of_nobody;               // the same for the account that stands for all that no policy names
  std::vector<std::size_t> requests;  // of each entry
  const std::map<std::string, std::vector<std::string>>* context = nullptr;
  std::size_t first_word = 0;
  std::vector<ContextEntry> entries = {};              // of the context, as written
  std::vector<std::size_t> entries_with_account = {};  // those that hold ${Account}

  std::size_t places() const { return list.data().entry_at.size(); }
  void make_entries();
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

// An entry for which some accounts have to be asked singly.
struct SingledOut {
  std::size_t bit = 0;
  AccountsThatMatter accounts = {};
};

// Adds for which entries and accounts a document's answer may depend on the account's id. `identity` says what the
// values of the caller's keys look like.
void add_singled_out(const CompiledDocument& document, const PolicyMatrixQuestion::Identity& identity,
                     const MatrixGroup& group, std::vector<SingledOut>& to);

// Does a document's answer depend on aws:PrincipalArn, by which identities differ?
bool depends_on_identity(const CompiledDocument& document);

}  // namespace whichgate::eval
