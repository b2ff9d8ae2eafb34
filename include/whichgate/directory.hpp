#pragma once
#include <string>
#include <vector>

namespace whichgate {

struct DirectoryUser {
  std::string id = {};  // UserId
  std::string user_name = {};
  std::string email = {};
  bool enabled = true;
  bool mfa_device = false;
  bool synchronized = true;  // false: the external identity provider has it, Identity Center not yet

  std::string key() const { return id; }
  std::vector<std::string> tags() const { return {"name:" + user_name}; }
};

struct DirectoryGroup {
  std::string id = {};  // GroupId
  std::string display_name = {};
  bool synchronized = true;

  std::string key() const { return id; }
  std::vector<std::string> tags() const { return {"name:" + display_name}; }
};

struct GroupMembership {
  std::string group = {};  // GroupId
  std::string user = {};   // UserId
  bool synchronized = true;

  std::string key() const { return group + "/" + user; }
  std::vector<std::string> tags() const { return {"group:" + group, "user:" + user}; }
};

}  // namespace whichgate
