#include "whichgate/world.hpp"

#include "text/text.hpp"

namespace whichgate {

const Account* find_account(const World& world, std::string_view id_or_name) {
  if (const Account* account = world.accounts.find(id_or_name)) return account;
  return world.accounts.only_with("name:" + std::string(id_or_name));
}

std::string next_hex(World& world, std::string_view salt, std::size_t digits) {
  return text::hex(salt, ++world.serial, digits);
}

}  // namespace whichgate
