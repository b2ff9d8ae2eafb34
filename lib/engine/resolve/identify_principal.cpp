#include <fmt/core.h>

#include "engine/resolve/resolve_caller.hpp"
#include "text/text.hpp"

namespace whichgate::engine {

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
void identify_principal(const World& world, std::string_view who, ResolvedCaller& caller) {
  eval::Principal& principal = caller.principal;
  principal.account = caller.account->id;
  switch (caller.capacity) {
    case Capacity::root_user:
    case Capacity::root_session:
      principal.kind =
          caller.capacity == Capacity::root_user ? eval::PrincipalKind::root_user : eval::PrincipalKind::root_session;
      principal.arn = principal.principal_arn = fmt::format("arn:aws:iam::{}:root", caller.account->id);
      return;
    case Capacity::iam_user:
      principal.kind = eval::PrincipalKind::iam_user;
      principal.arn = principal.principal_arn =
          caller.iam_user ? caller.iam_user->arn() : fmt::format("arn:aws:iam::{}:user/{}", caller.account->id, who);
      principal.unique_id = unique_id("AIDA", principal.arn);
      return;
    case Capacity::role: {
      const std::string session = caller.session ? caller.session->name : who.empty() ? "session" : std::string(who);
      principal.kind = eval::PrincipalKind::role_session;
      principal.arn = assumed_role(caller.account->id, caller.role_name, session);
      principal.principal_arn = caller.role
                                    ? caller.role->arn()
                                    : fmt::format("arn:aws:iam::{}:role/{}", caller.account->id, caller.role_name);
      principal.service_linked_role = caller.role && caller.role->service_linked;
      principal.unique_id = unique_id("AROA", principal.principal_arn);
      return;
    }
    case Capacity::permission_set: {
      const bool provisioned = caller.provisioning && caller.provisioning->role;
      const std::string suffix = provisioned ? caller.provisioning->role->suffix : std::string(no_suffix);
      principal.kind = eval::PrincipalKind::role_session;
      principal.arn = assumed_role(caller.account->id, fmt::format("AWSReservedSSO_{}_{}", caller.set_name, suffix),
                                   caller.person ? std::string_view(caller.person->user_name) : who);
      if (caller.set)
        principal.principal_arn =
            world.identity_center->role_arn(*caller.set, caller.account->id, {suffix, 0, nullptr});
      principal.unique_id = unique_id("AROA", principal.principal_arn);
      return;
    }
  }
}

}  // namespace whichgate::engine
