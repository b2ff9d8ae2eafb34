#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "report/style.hpp"

namespace whichgate {
class Catalog;
struct Scenario;
struct ScenarioReport;
}  // namespace whichgate

namespace whichgate::report {

struct ActionsAnswer;
struct AllowingPoliciesAnswer;
struct DecisionAnswer;
struct EffectivePoliciesAnswer;
struct PageAnswer;
struct PolicyChangesAnswer;
struct PolicyHistoryAnswer;

template <class Answer>
using Renderer = std::string (*)(const Answer&, const Style&);

// A form in which answers are printed. To add one: a source that defines it, and its row in `formats` below.
struct Format {
  std::string_view option = {};  // the flag that asks for it, for example "--json"; none for the default
  std::string_view help = {};

  // What renders each answer. Null: the format has no form for it, and its commands do not take the flag.
  Renderer<std::vector<ScenarioReport>> scenario_results = nullptr;
  Renderer<std::vector<ScenarioReport>> scenario_replay = nullptr;
  Renderer<std::vector<Scenario>> scenario_list = nullptr;
  Renderer<DecisionAnswer> decision = nullptr;
  Renderer<Catalog> catalog_info = nullptr;
  Renderer<ActionsAnswer> actions = nullptr;
  Renderer<EffectivePoliciesAnswer> effective_policies = nullptr;
  Renderer<PageAnswer> page = nullptr;
  Renderer<AllowingPoliciesAnswer> allowing_policies = nullptr;
  Renderer<PolicyHistoryAnswer> policy_history = nullptr;
  Renderer<PolicyChangesAnswer> policy_changes = nullptr;
};

extern const Format text_format, json_format;
inline constexpr std::array formats = {&text_format, &json_format};  // the default first

}  // namespace whichgate::report
