#pragma once
#include <array>
#include <string>

#include "whichgate/row_tag.hpp"

namespace whichgate {

struct DirectoryUser {
  std::string id = {};  // UserId
  std::string user_name = {};
  std::string email = {};
  bool enabled = true;
  bool mfa_device = false;
  bool synchronized = true;  // false: the external identity provider has it, Identity Center not yet

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("name", user_name)}; }
};

struct DirectoryGroup {
  std::string id = {};  // GroupId
  std::string display_name = {};
  bool synchronized = true;

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("name", display_name)}; }
};

struct GroupMembership {
  std::string group = {};  // GroupId
  std::string user = {};   // UserId
  bool synchronized = true;

  std::string key() const { return row_key(group, user); }
  std::array<RowTag, 2> tags() const { return {RowTag("group", group), RowTag("user", user)}; }
};

}  // namespace whichgate
