#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whichgate::eval {

// Condition keys of a request. Keys are compared without regard to case.
class Context {
 public:
  void set(std::string_view key, std::string value);                     // single-valued
  void set_list(std::string_view key, std::vector<std::string> values);  // multivalued
  // The request does not carry the key, however partial the context is. "aws:PrincipalTag/" stands for every key that
  // begins so and is not here.
  void set_absent(std::string_view key);
  void remove(std::string_view key);

  struct Entry {
    std::string key;  // as given
    std::vector<std::string> values;
    bool multivalued = false;
  };
  const Entry* find(std::string_view key) const;  // null: the key is absent, or not known when the context is partial
  const std::vector<Entry>& entries() const { return entries_; }

  // A partial context leaves open whether the request carries the keys that are not here.
  void set_partial(bool partial) { partial_ = partial; }
  bool partial() const { return partial_; }
  bool leaves_open(std::string_view key) const;

 private:
  void put(Entry entry);

  std::vector<Entry> entries_;  // sorted by the lower-case key
  bool partial_ = false;
};

// A SAML or OIDC provider that asks for a role on behalf of somebody outside AWS counts as a service.
enum class PrincipalKind { iam_user, role_session, root_user, root_session, federated_user, service, anonymous };

// Who calls, as policies see it.
struct Principal {
  PrincipalKind kind = PrincipalKind::role_session;
  std::string arn;            // the caller: user ARN, sts assumed-role ARN, root ARN, name of the service
  std::string principal_arn;  // aws:PrincipalArn: for a role session the role's ARN with its path
  std::string account;
  bool service_linked_role = false;
  std::string unique_id;     // AIDA... of a user, AROA... of a role; empty: not known
  std::string federated_by;  // of a federated_user: ARN of the IAM user who called GetFederationToken
};

struct Request {
  Principal principal;
  std::string action;  // "ce:DescribeReport"
  std::string resource = "*";
  std::string resource_account;  // owner of the resource; empty: the caller's account
  Context context;
};

}  // namespace whichgate::eval
