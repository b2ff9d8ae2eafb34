#include <algorithm>

#include "eval/applicability.hpp"
#include "eval/layer_request.hpp"
#include "eval/logic.hpp"
#include "text/arn.hpp"

namespace whichgate::eval {

namespace {

bool account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "111122223333" and "arn:aws:iam::111122223333:root" are the account: all of its users and roles.
bool names_account_of(std::string_view value, const Principal& caller) {
  if (!in_an_account(caller) || caller.account.empty()) return false;
  if (account_id(value)) return value == caller.account;
  const auto arn = text::parse_arn(value);
  if (!arn || arn->service != "iam" || arn->resource != "root" || arn->account != caller.account ||
      !arn->region.empty())
    return false;
  const auto own = text::parse_arn(caller.arn);
  return !own || own->partition == arn->partition;
}

PrincipalMatchKind naming_by_unique_id(std::string_view value, const Principal& caller) {
  if (caller.unique_id.empty() || value != caller.unique_id) return PrincipalMatchKind::none;
  if (caller.kind == PrincipalKind::iam_user) return PrincipalMatchKind::user;
  return caller.kind == PrincipalKind::role_session ? PrincipalMatchKind::role : PrincipalMatchKind::none;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// Exact and case-sensitive. Groups cannot be principals, and `*` inside an ARN means nothing.
PrincipalMatchKind naming_by_aws(std::string_view value, const Principal& caller) {
  if (value == "*") return PrincipalMatchKind::everyone;
  if (names_account_of(value, caller)) return PrincipalMatchKind::account;
  switch (caller.kind) {
    case PrincipalKind::iam_user:
      if (value == caller.arn) return PrincipalMatchKind::user;
      break;
    case PrincipalKind::role_session:
      if (value == caller.principal_arn) return PrincipalMatchKind::role;
      if (value == caller.arn) return PrincipalMatchKind::session;
      break;
    case PrincipalKind::federated_user:
      if (value == caller.arn) return PrincipalMatchKind::session;
      if (!caller.federated_by.empty() && value == caller.federated_by) return PrincipalMatchKind::user;
      break;
    case PrincipalKind::root_user:
    case PrincipalKind::root_session:
    case PrincipalKind::service:
    case PrincipalKind::anonymous:
      return PrincipalMatchKind::none;
  }
  return naming_by_unique_id(value, caller);
}

PrincipalMatch match_entry(const PolicyPrincipal& entry, const Principal& caller, std::string* note) {
  PrincipalMatchKind naming = PrincipalMatchKind::none;
  if (entry.kind == "*" || entry.kind == "AWS") {
    naming = naming_by_aws(entry.value, caller);
  } else if (entry.kind == "Service" || entry.kind == "Federated") {
    if (caller.kind == PrincipalKind::service && entry.value == caller.arn) naming = PrincipalMatchKind::service;
  } else if (entry.kind == "CanonicalUser" && in_an_account(caller)) {
    if (note) *note = "a canonical user id stands for an account that is not known here";
    return {Match::unknown, PrincipalMatchKind::account};
  }
  return {match_if(naming != PrincipalMatchKind::none), naming};
}

bool stronger(const PrincipalMatch& a, const PrincipalMatch& b) {
  if (a.match != b.match) return a.match == Match::yes || b.match == Match::no;
  return a.naming > b.naming;
}

PrincipalMatch match_list(const std::vector<PolicyPrincipal>& entries, const Principal& caller, std::string* note) {
  PrincipalMatch best;
  for (const PolicyPrincipal& entry : entries) {
    const PrincipalMatch one = match_entry(entry, caller, note);
    if (stronger(one, best)) best = one;
  }
  return best;
}

bool lists(const std::vector<PolicyPrincipal>& entries, const Principal& caller, PrincipalMatchKind wanted) {
  return std::ranges::any_of(entries, [&](const PolicyPrincipal& entry) {
    const PrincipalMatch found = match_entry(entry, caller, nullptr);
    return found.match == Match::yes && found.naming == wanted;
  });
}

// A NotPrincipal excepts a caller when it lists every link of the chain: the account, then the user or the role,
// then the session.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
bool lists_whole_chain(const std::vector<PolicyPrincipal>& entries, const Principal& caller) {
  const auto has = [&](PrincipalMatchKind naming) { return lists(entries, caller, naming); };
  if (has(PrincipalMatchKind::everyone)) return true;
  switch (caller.kind) {
    case PrincipalKind::service:
      return has(PrincipalMatchKind::service);
    case PrincipalKind::anonymous:
      return false;
    case PrincipalKind::root_user:
    case PrincipalKind::root_session:
      return has(PrincipalMatchKind::account);
    case PrincipalKind::iam_user:
      return has(PrincipalMatchKind::account) && has(PrincipalMatchKind::user);
    case PrincipalKind::role_session:
      return has(PrincipalMatchKind::account) && has(PrincipalMatchKind::role) && has(PrincipalMatchKind::session);
    case PrincipalKind::federated_user:
      return has(PrincipalMatchKind::account) && has(PrincipalMatchKind::user) && has(PrincipalMatchKind::session);
  }
  return false;
}

PrincipalMatch match_not_principal(const PolicyStatement& statement, const LayerRequest& asked, std::string* note) {
  const bool excepted = lists_whole_chain(*statement.principals, asked.request.principal) && !asked.has_boundary;
  if (excepted) return {};
  if (statement.effect == Effect::deny) return {Match::yes, PrincipalMatchKind::everyone};
  if (note) *note = "AWS does not support NotPrincipal with Allow";
  return {Match::unknown, PrincipalMatchKind::everyone};
}

}  // namespace

PrincipalMatch match_principal(const PolicyStatement& statement, const LayerRequest& asked, std::string* note) {
  if (!names_principals(asked.layer)) return {Match::yes, PrincipalMatchKind::none};
  if (!statement.principals || statement.principals->empty()) return {};
  if (statement.not_principal) return match_not_principal(statement, asked, note);
  return match_list(*statement.principals, asked.request.principal, note);
}

bool names_everyone(const PolicyStatement& statement, Layer layer) {
  if (!names_principals(layer)) return true;
  return statement.principals && !statement.not_principal &&
         std::ranges::any_of(*statement.principals, [](const PolicyPrincipal& entry) {
           return (entry.kind == "*" || entry.kind == "AWS") && entry.value == "*";
         });
}

PartReport report_principal(const PolicyStatement& statement, const LayerRequest& asked) {
  PartReport report;
  report.match = match_principal(statement, asked, &report.note).match;
  report.actual = asked.request.principal.arn;
  if (!statement.principals) return report;
  report.element = statement.not_principal ? "NotPrincipal" : "Principal";
  for (const PolicyPrincipal& entry : *statement.principals) {
    const bool plain = entry.kind == "*" || entry.kind == "AWS";
    report.expected.push_back(plain ? entry.value : entry.kind + " " + entry.value);
  }
  if (report.match != Match::unknown) report.note.clear();
  if (statement.not_principal && asked.has_boundary)
    report.note = "the caller has a permissions boundary, and NotPrincipal never excepts such a caller";
  return report;
}

}  // namespace whichgate::eval
