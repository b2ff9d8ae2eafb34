#include "reference/caller.hpp"

#include "reference/texts.hpp"

namespace reference {

using whichgate::PolicyPrincipal;
using whichgate::eval::Principal;
using whichgate::eval::PrincipalKind;

Caller::Caller(const Principal& principal) {
  const PrincipalKind kind = principal.kind;
  root = kind == PrincipalKind::root_user || kind == PrincipalKind::root_session;
  user = kind == PrincipalKind::iam_user;
  role = kind == PrincipalKind::role_session;
  federated = kind == PrincipalKind::federated_user;
  service = kind == PrincipalKind::service;
  anonymous = kind == PrincipalKind::anonymous;
  linked = principal.service_linked_role;
  has_account = !service && !anonymous;
  account = principal.account;
  const std::vector<std::string> fields = arn_fields(principal.arn);
  if (!fields.empty()) partition = fields[1];
  if (service) service_name = principal.arn;

  const auto name = [this](const std::string& value, Form form) {
    if (!value.empty()) aws_names.push_back({value, form});
  };
  name("*", Form::everyone);
  if (has_account) name(account, Form::account);
  if (has_account) name("arn:" + partition + ":iam::" + account + ":root", Form::account);
  if (user) name(principal.arn, Form::user);
  if (user) name(principal.unique_id, Form::user);
  if (role) name(principal.principal_arn, Form::role);
  if (role) name(principal.arn, Form::session);
  if (role) name(principal.unique_id, Form::role);
  if (federated) name(principal.arn, Form::session);
  if (federated) name(principal.federated_by, Form::user);
}

std::optional<Form> Caller::named_by(const PolicyPrincipal& entry) const {
  if (entry.kind == "Service" || entry.kind == "Federated") {
    if (service && entry.value == service_name) return Form::service;
  } else if (entry.kind == "AWS" || entry.kind == "*") {
    for (const Name& name : aws_names)
      if (name.value == entry.value) return name.form;
  }
  return std::nullopt;
}

bool Caller::may_be_named_by(const PolicyPrincipal& entry) const {
  return entry.kind == "CanonicalUser" && has_account;
}

bool Caller::excepted_by(const std::vector<PolicyPrincipal>& entries) const {
  const auto listed = [&](Form form) {
    for (const PolicyPrincipal& entry : entries)
      if (named_by(entry) == form) return true;
    return false;
  };
  if (listed(Form::everyone)) return true;
  if (service) return listed(Form::service);
  if (anonymous || !listed(Form::account)) return false;
  if (user) return listed(Form::user);
  if (role) return listed(Form::role) && listed(Form::session);
  if (federated) return listed(Form::user) && listed(Form::session);
  return root;
}

}  // namespace reference
