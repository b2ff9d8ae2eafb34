#pragma once
#include <optional>
#include <vector>

#include "eval/request.hpp"
#include "reference/answer.hpp"
#include "whichgate/policy.hpp"

namespace reference {

// How an entry of Principal names a caller.
enum class Form { account, role, user, session, everyone, service };

// Who calls, as the rules of principals see it.
struct Caller {
  explicit Caller(const whichgate::eval::Principal& principal);

  bool root = false, user = false, role = false, federated = false, service = false, anonymous = false;
  bool linked = false;  // a service-linked role
  bool has_account = false;
  std::string account, partition;

  struct Name {
    std::string value;
    Form form;
  };
  std::vector<Name> aws_names;  // all the values of "AWS" that name this caller
  std::string service_name;

  // Nothing: the entry does not name the caller.
  std::optional<Form> named_by(const whichgate::PolicyPrincipal& entry) const;
  // A canonical user stands for an account that is not known here.
  bool may_be_named_by(const whichgate::PolicyPrincipal& entry) const;
  // A NotPrincipal that lists these excepts the caller.
  bool excepted_by(const std::vector<whichgate::PolicyPrincipal>& entries) const;
};

}  // namespace reference
