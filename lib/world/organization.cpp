#include "whichgate/organization.hpp"

#include <algorithm>

#include "world/names.hpp"

namespace whichgate {

bool Organization::has(std::string_view account) const {
  const OrganizationNode* node = nodes.find(account);
  return node && node->kind == OrganizationNode::Kind::account;
}

const OrganizationNode* Organization::root() const {
  for (const OrganizationNode* node : nodes.with("parent:"))
    if (node->kind == OrganizationNode::Kind::root) return node;
  return nullptr;
}

std::vector<const OrganizationNode*> Organization::path_to(std::string_view account) const {
  std::vector<const OrganizationNode*> path;
  if (!has(account)) return path;
  const OrganizationNode* node = nodes.find(account);
  // A world put together by hand may have parents in a circle: no path is longer than the tree is large.
  while (node && path.size() <= nodes.size()) {
    path.push_back(node);
    if (node->kind == OrganizationNode::Kind::root) {
      std::reverse(path.begin(), path.end());
      return path;
    }
    node = nodes.find(node->parent);
  }
  return {};
}

std::string Organization::path_text(std::string_view account) const {
  const auto path = path_to(account);
  if (path.empty()) return {};
  std::string text = id + "/";
  for (const OrganizationNode* node : path)
    if (node->kind != OrganizationNode::Kind::account) text += node->id + "/";
  return text;
}

bool Organization::is_delegated_administrator(std::string_view account, std::string_view service) const {
  return std::any_of(
      delegated_administrators.begin(), delegated_administrators.end(),
      [&](const DelegatedAdministrator& admin) { return admin.account == account && admin.service == service; });
}

std::string_view to_string(FeatureSet set) { return names::spell(names::feature_sets, set); }
std::string_view to_string(Handshake::State state) { return names::spell(names::handshake_states, state); }

}  // namespace whichgate
