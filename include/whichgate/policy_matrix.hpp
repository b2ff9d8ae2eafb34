#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "whichgate/access_request.hpp"
#include "whichgate/action_list.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/policy_set.hpp"
#include "whichgate/verdict_matrix.hpp"

namespace whichgate {

// Many principals x many accounts x many requests: each principal as it would be in each account, about resources of
// that account; with a world, see matrix() in bulk_questions.hpp. `${Account}` in an ARN, a resource or a value of the
// context stands for the account's id. To the context of each request come aws:PrincipalArn, aws:PrincipalAccount and
// aws:ResourceAccount.
struct PolicyMatrixQuestion {
  struct Identity {
    PrincipalKind kind = PrincipalKind::role_session;
    std::string arn = {};            // of the caller, "arn:aws:sts::${Account}:assumed-role/App/session"
    std::string principal_arn = {};  // "arn:aws:iam::${Account}:role/App"
    PolicySet policies = {};         // its own: SCPs and RCPs are the accounts'
  };
  struct Account {
    std::string id = {};
    std::optional<std::vector<PolicyLevel>> scps = {};  // absent: they do not apply to it
  };
  struct Request {
    std::string action = {};
    std::string resource = "*";
    std::map<std::string, std::vector<std::string>> context = {};  // as Question::context
  };
  std::vector<Identity> identities = {};
  std::vector<Account> accounts = {};
  std::vector<Request> requests = {};
};

// A matrix question, compiled once. Immutable, cheap to copy, safe to share between threads. It keeps the question
// and the catalog. Nothing here fails: indices beyond the question give fewer answers.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
class PolicyMatrix {
 public:
  static PolicyMatrix compile(PolicyMatrixQuestion question, const Catalog& catalog = Catalog::builtin());
  // The question after a change: what did not change is not compiled again.
  PolicyMatrix recompile(PolicyMatrixQuestion question) const;

  const PolicyMatrixQuestion& question() const&;
  const PolicyMatrixQuestion& question() const&& = delete;

  // The answers about `count` identities from `first` on; about fewer where the question has no more.
  VerdictMatrix answer(std::size_t first, std::size_t count) const;
  // All of them, in blocks of `block` identities. False when `progress` ended it.
  bool answer(const std::function<void(const VerdictMatrix&)>& take, const Progress& progress = {},
              std::size_t block = 64) const;

 private:
  friend class Internals;
  struct Data;
  explicit PolicyMatrix(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace whichgate
