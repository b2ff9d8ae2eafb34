#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "validation/action_resources.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::validation {

// A condition key that AWS lists, as a policy may name it.
struct ListedKey {
  ConditionKey key;
  bool global = false;  // a request for any action may carry it
};

// The condition keys that AWS lists: the global ones, and those of each service.
class ConditionKeys {
 public:
  explicit ConditionKeys(ActionResources& actions) : actions_(actions) {}

  // "s3:ExistingObjectTag/team" is one of the family s3:ExistingObjectTag/<key>.
  std::optional<ListedKey> find(std::string_view key);
  // May it be a key of an identity provider, which AWS does not list: "token.actions.githubusercontent.com:sub"?
  static bool of_identity_provider(std::string_view key);
  // The listed key nearest to a misspelt one, or an empty string.
  std::string nearest(std::string_view key);

 private:
  const ConditionKey* in_any_service(std::string_view key);

  ActionResources& actions_;
  std::map<std::string, ConditionKey, std::less<>> of_all_services_;  // by name in lower case; filled when asked for
};

}  // namespace whichgate::validation
