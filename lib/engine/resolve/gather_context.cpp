#include <algorithm>
#include <array>
#include <utility>

#include "engine/resolve/derived_keys.hpp"
#include "engine/resolve/resolve_request.hpp"
#include "text/text.hpp"

namespace whichgate::engine {

namespace {

bool has(const ResolvedRequest& s, std::string_view key) {
  return std::ranges::any_of(s.context,
                             [&](const ContextEntry& entry) { return text::equals_ignoring_case(entry.key, key); });
}

void tell(ResolvedRequest& s, std::string_view key, std::string_view value) { s.context.push_back({key, value}); }

// Of tags whose keys differ in case alone the last counts.
void tell_tags(ResolvedRequest& s, std::string_view prefix, const std::vector<PrincipalTag>& tags) {
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) tell(s, s.joined(prefix, tag->key), tag->value);
}

void tell_resource(const EngineState& state, ResolvedRequest& s) {
  tell(s, "aws:ResourceAccount", s.resource_account);
  if (s.resource_position) {
    tell(s, "aws:ResourceOrgID", s.world.organization->id);
    s.context.push_back({"aws:ResourceOrgPaths", {}, s.resource_position->paths, true});
  }
  const IamRole* role = state.role(s.resource);
  const IamUser* user = state.user(s.resource);
  for (const std::string_view prefix : {"aws:ResourceTag/", "iam:ResourceTag/"}) {
    if (role) tell_tags(s, prefix, role->principal_tags);
    if (user) tell_tags(s, prefix, user->principal_tags);
  }
}

void tell_request(ResolvedRequest& s) {
  tell(s, "aws:RequestedRegion", s.question.region.empty() ? std::string_view("us-east-1") : s.question.region);
  if (!s.question.vpc_endpoint.empty()) tell(s, "aws:SourceVpce", s.question.vpc_endpoint);
}

// Of keys that differ in case alone the last counts.
void give_asked(ResolvedRequest& s) {
  for (auto asked = s.question.context.rbegin(); asked != s.question.context.rend(); ++asked) {
    const auto& [key, values] = *asked;
    if (values.size() == 1)
      s.context.push_back({key, values.front()});
    else
      s.context.push_back({key, {}, values, true});
  }
}

// What a request has unless the question says otherwise.
void assume(ResolvedRequest& s) {
  for (const auto& [key, value] : {std::pair{"aws:SecureTransport", "true"}, std::pair{"aws:ViaAWSService", "false"}})
    if (!has(s, key)) tell(s, key, value);
}

// However partial the question's own context is: what the world would tell and does not is absent.
void tell_absent(ResolvedRequest& s) {
  for (const std::string_view key : derived_keys)
    if (!has(s, key)) s.context.push_back({key, {}, {}, true});
  s.context.push_back({"aws:PrincipalTag/", {}, {}, true});
}

}  // namespace

void gather_context(const EngineState& state, ResolvedRequest& s) {
  s.context.reserve(s.caller.keys.size() + s.question.context.size() + 32);
  s.context.assign(s.caller.keys.begin(), s.caller.keys.end());
  tell_resource(state, s);
  tell_request(s);
  s.told = s.context.size();
  give_asked(s);
  s.assumed = s.context.size();
  assume(s);
  if (s.question.partial_context) tell_absent(s);
}

}  // namespace whichgate::engine
