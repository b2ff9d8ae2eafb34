#include <fmt/format.h>

#include "gates/situation.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

namespace {

// Stands for the 16 digits of a role that does not exist yet.
constexpr std::string_view no_suffix = "0000000000000000";

std::string assumed_role(const std::string& account, std::string_view role, std::string_view session) {
  return fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", account, role, session);
}

// The unique id of an entity, as AWS would make it: made from its ARN, the same every time.
std::string unique_id(std::string_view prefix, std::string_view arn) {
  std::string digits = text::hex(arn, 0, 17);
  for (char& c : digits)
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  return std::string(prefix) + digits;
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
void identify_principal(Situation& s) {
  eval::Principal& principal = s.principal;
  principal.account = s.account->id;
  switch (s.capacity) {
    case Capacity::root_user:
    case Capacity::root_session:
      principal.kind =
          s.capacity == Capacity::root_user ? eval::PrincipalKind::root_user : eval::PrincipalKind::root_session;
      principal.arn = principal.principal_arn = fmt::format("arn:aws:iam::{}:root", s.account->id);
      return;
    case Capacity::iam_user:
      principal.kind = eval::PrincipalKind::iam_user;
      principal.arn = principal.principal_arn =
          s.iam_user ? s.iam_user->arn() : fmt::format("arn:aws:iam::{}:user/{}", s.account->id, s.question.who);
      principal.unique_id = unique_id("AIDA", principal.arn);
      return;
    case Capacity::role: {
      const std::string session = s.session ? s.session->name : s.question.who.empty() ? "session" : s.question.who;
      principal.kind = eval::PrincipalKind::role_session;
      principal.arn = assumed_role(s.account->id, s.role_name, session);
      principal.principal_arn =
          s.role ? s.role->arn() : fmt::format("arn:aws:iam::{}:role/{}", s.account->id, s.role_name);
      principal.service_linked_role = s.role && s.role->service_linked;
      principal.unique_id = unique_id("AROA", principal.principal_arn);
      return;
    }
    case Capacity::permission_set: {
      const bool provisioned = s.provisioning && s.provisioning->role;
      const std::string suffix = provisioned ? s.provisioning->role->suffix : std::string(no_suffix);
      principal.kind = eval::PrincipalKind::role_session;
      principal.arn = assumed_role(s.account->id, fmt::format("AWSReservedSSO_{}_{}", s.set_name, suffix),
                                   s.person ? s.person->user_name : s.question.who);
      if (s.set)
        principal.principal_arn = s.world.identity_center->role_arn(*s.set, s.account->id, {suffix, 0, nullptr});
      principal.unique_id = unique_id("AROA", principal.principal_arn);
      return;
    }
  }
}

}  // namespace whichgate::gates
