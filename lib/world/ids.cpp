#include "world/ids.hpp"

#include <fmt/core.h>

#include "text/text.hpp"

namespace whichgate::ids {

namespace {

// "kind:first/second". These are made for every person and every assignment of a world.
std::string salted(std::string_view kind, std::string_view first, std::string_view second) {
  std::string salt;
  salt.reserve(kind.size() + first.size() + second.size() + 2);
  return salt.append(kind).append(":").append(first).append("/").append(second);
}

std::string uuid(std::string_view salt, std::uint64_t seed) {
  std::string id = text::hex(salt, seed, 32);
  for (const std::size_t place : {20U, 16U, 12U, 8U}) id.insert(place, 1, '-');
  return id;
}

// User and group ids begin with the digits of their identity store.
std::string directory_id(std::string_view kind, std::string_view identity_store, std::string_view name,
                         std::uint64_t seed) {
  std::string id = uuid(salted(kind, identity_store, name), seed);
  if (!identity_store.starts_with("d-")) return id;
  return id.insert(0, "-").insert(0, identity_store.substr(2));
}

}  // namespace

std::string account(std::string_view name, std::uint64_t seed) {
  constexpr std::uint64_t smallest = 100'000'000'000, count = 900'000'000'000;
  return std::to_string(smallest + text::hash(fmt::format("account:{}", name), seed) % count);
}

std::string organization(std::string_view management_account, std::uint64_t seed) {
  return "o-" + text::hex(fmt::format("organization:{}", management_account), seed, 10);
}

std::string root(std::string_view organization, std::uint64_t seed) {
  return "r-" + text::hex(fmt::format("root:{}", organization), seed, 4);
}

std::string organizational_unit(std::string_view root, std::string_view parent, std::string_view name,
                                std::uint64_t seed) {
  const std::string digits = text::hex(fmt::format("organizational-unit:{}/{}", parent, name), seed, 8);
  return fmt::format("ou-{}-{}", root.substr(root.find('-') + 1), digits);
}

std::string organization_policy(std::string_view name, std::uint64_t seed) {
  return "p-" + text::hex(fmt::format("organization-policy:{}", name), seed, 8);
}

std::string handshake(std::string_view account, std::uint64_t seed) {
  return "h-" + text::hex(fmt::format("handshake:{}", account), seed, 32);
}

std::string instance_arn(std::string_view owner_account, std::uint64_t seed) {
  return "arn:aws:sso:::instance/ssoins-" + text::hex(fmt::format("instance:{}", owner_account), seed, 16);
}

std::string identity_store(std::string_view owner_account, std::uint64_t seed) {
  return "d-" + text::hex(fmt::format("identity-store:{}", owner_account), seed, 10);
}

std::string permission_set_arn(std::string_view instance_arn, std::string_view name, std::uint64_t seed) {
  const std::string_view instance = instance_arn.substr(instance_arn.find('/') + 1);
  const std::string digits = text::hex(fmt::format("permission-set:{}/{}", instance, name), seed, 16);
  return fmt::format("arn:aws:sso:::permissionSet/{}/ps-{}", instance, digits);
}

std::string user(std::string_view identity_store, std::string_view name, std::uint64_t seed) {
  return directory_id("user", identity_store, name, seed);
}

std::string group(std::string_view identity_store, std::string_view name, std::uint64_t seed) {
  return directory_id("group", identity_store, name, seed);
}

std::string role_suffix(std::string_view account, std::string_view permission_set, std::uint64_t seed) {
  return text::hex(salted("provisioning", account, permission_set), seed, 16);
}

std::string access_key(std::string_view user_arn, std::uint64_t seed) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string id = "AKIA";
  for (const char digit : text::hex(fmt::format("access-key:{}", user_arn), seed, 16)) {
    const auto value = static_cast<std::size_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    id += letters[value + id.size() % 2 * 16];
  }
  return id;
}

}  // namespace whichgate::ids
