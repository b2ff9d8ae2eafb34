#include "validation/condition_keys.hpp"

#include <algorithm>
#include <vector>

#include "text/text.hpp"

namespace whichgate::validation {

namespace {

// Where what AWS lets stand for any text begins in the name of a family of keys: "aws:RequestTag/${TagKey}",
// "s3:ExistingObjectTag/<key>", "ssm:resourceTag/tag-key"; npos: it is not a family.
std::size_t free_part(std::string_view name) {
  constexpr std::string_view tag_key = "/tag-key";
  return name.ends_with(tag_key) ? name.size() - tag_key.size() + 1 : std::min(name.find("${"), name.find('<'));
}

bool is_or_is_of(std::string_view key, std::string_view listed) {
  const std::size_t from = free_part(listed);
  if (from == std::string_view::npos) return text::equals_ignoring_case(key, listed);
  if (listed[from] != '$') return key.size() > from && text::starts_with_ignoring_case(key, listed.substr(0, from));
  std::string pattern(listed.substr(0, from));
  const std::size_t to = listed.find('}', from);
  pattern += "?*";
  if (to != std::string_view::npos) pattern += listed.substr(to + 1);
  return text::wildcard_match_ignoring_case(pattern, key);
}

template <class Keys>
auto find_in(const Keys& keys, std::string_view key) {
  return std::ranges::find_if(keys, [&](const auto& one) { return is_or_is_of(key, one.name); });
}

std::string_view prefix_of(std::string_view key) { return key.substr(0, key.find(':')); }

}  // namespace

bool ConditionKeys::of_identity_provider(std::string_view key) {
  const std::string_view prefix = prefix_of(key);
  return prefix.find_first_of("./") != std::string_view::npos || text::equals_ignoring_case(prefix, "saml");
}

std::optional<ListedKey> ConditionKeys::find(std::string_view key) {
  const auto global = actions_.catalog().global_condition_keys();
  if (const auto found = find_in(global, key); found != global.end())
    return ListedKey{{found->name, found->type}, true};
  if (const CatalogService* own = actions_.service(prefix_of(key)))
    if (const auto found = find_in(own->condition_keys, key); found != own->condition_keys.end())
      return ListedKey{*found, false};
  if (const ConditionKey* found = in_any_service(key)) return ListedKey{*found, false};
  return std::nullopt;
}

const ConditionKey* ConditionKeys::in_any_service(std::string_view key) {
  if (of_all_services_.empty())
    for (const std::string_view prefix : actions_.catalog().services())
      for (const ConditionKey& one : actions_.service(prefix)->condition_keys)
        of_all_services_.emplace(text::lower(one.name), one);
  const auto found =
      std::ranges::find_if(of_all_services_, [&](const auto& one) { return is_or_is_of(key, one.second.name); });
  return found == of_all_services_.end() ? nullptr : &found->second;
}

std::string ConditionKeys::nearest(std::string_view key) {
  const std::size_t slash = key.find('/');
  const std::string_view base = key.substr(0, slash);
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) { names.emplace_back(name.substr(0, name.find('/'))); };
  for (const GlobalConditionKey& one : actions_.catalog().global_condition_keys()) add(one.name);
  if (const CatalogService* own = actions_.service(prefix_of(key)))
    for (const ConditionKey& one : own->condition_keys) add(one.name);
  const std::string near = text::nearest(base, names);
  return near.empty() || slash == std::string_view::npos ? near : near + std::string(key.substr(slash));
}

}  // namespace whichgate::validation
