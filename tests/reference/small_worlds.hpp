#pragma once
#include <memory>

#include "reference/agreement.hpp"

// The parts of worlds that are small enough to ask everything. The exhaustive tests ask about them more than a million
// requests in every run of the tests: each checks that it asked as many as stand here.
namespace reference {

inline constexpr std::size_t requests_about_layers = 225'000;
inline constexpr std::size_t requests_about_naming = 288'000;
inline constexpr std::size_t requests_about_links = 81'920;
inline constexpr std::size_t requests_about_levels = 17'520;
inline constexpr std::size_t requests_about_exceptions = 144'000;
inline constexpr std::size_t requests_about_strings = 105'120;
inline constexpr std::size_t requests_about_numbers = 82'044;
inline constexpr std::size_t requests_about_dates = 59'148;
inline constexpr std::size_t requests_about_addresses = 36'252;
inline constexpr std::size_t requests_about_arns = 54'696;
inline constexpr std::size_t requests_about_others = 82'044;
inline constexpr std::size_t requests_about_actions = 62'480;
inline constexpr std::size_t requests_about_resources = 85'995;
inline constexpr std::size_t requests_about_short_arns = 149'296;
inline constexpr std::size_t requests_about_variables = 223'944;
inline constexpr std::size_t requests_about_several_variables = 38'850;
inline constexpr std::size_t requests_about_elements = 20'736;
static_assert(requests_about_layers + requests_about_naming + requests_about_links + requests_about_levels +
                  requests_about_exceptions + requests_about_strings + requests_about_numbers + requests_about_dates +
                  requests_about_addresses + requests_about_arns + requests_about_others + requests_about_actions +
                  requests_about_resources + requests_about_short_arns + requests_about_variables +
                  requests_about_several_variables + requests_about_elements >
              1'000'000);

using properties::Sample;
using whichgate::Effect;
using whichgate::PolicyCondition;
using whichgate::PolicyDocument;
using whichgate::PolicyPrincipal;
using whichgate::PolicyStatement;
using whichgate::eval::Context;
using whichgate::eval::Level;
using whichgate::eval::NamedPolicy;
using whichgate::eval::Policies;
using whichgate::eval::Principal;
using whichgate::eval::PrincipalKind;
using Texts = std::vector<std::string>;
using PolicyList = std::vector<NamedPolicy>;

inline NamedPolicy policy(std::vector<PolicyStatement> statements, std::string version = "2012-10-17") {
  PolicyDocument document;
  document.version = std::move(version);
  document.statements = std::move(statements);
  return {"", "", std::make_shared<const PolicyDocument>(std::move(document))};
}

// About everything, for everyone.
inline PolicyStatement statement(Effect effect) {
  PolicyStatement made;
  made.effect = effect;
  made.actions = {"*"};
  made.resources = Texts{"*"};
  made.principals = std::vector<PolicyPrincipal>{{"*", "*"}};
  return made;
}

// Whether it applies is open: AWS does not document times without a zone.
inline PolicyStatement open_statement(Effect effect) {
  PolicyStatement made = statement(effect);
  made.conditions = {{"DateGreaterThan", "aws:CurrentTime", {"2025-01-01T00:00:00"}, false, {}}};
  return made;
}

inline PolicyStatement about_nothing(Effect effect) {
  PolicyStatement made = statement(effect);
  made.actions = {"none:None"};
  return made;
}

inline Sample ordinary_sample() {
  Sample sample;
  sample.request.principal = properties::vocabulary::callers().front();
  sample.request.action = "s3:GetObject";
  sample.request.resource = "arn:aws:s3:::b/x";
  sample.request.resource_account = "111122223333";
  sample.request.context.set("aws:CurrentTime", "2026-01-01T00:00:00Z");
  return sample;
}

// Calls with every list of at most `most` of the choices, in order; the shorter first.
template <class Choice, class Call>
void for_lists(const std::vector<Choice>& choices, std::size_t most, Call call) {
  std::vector<std::vector<Choice>> lists{{}};
  for (std::size_t size = 0; size <= most; ++size) {
    std::vector<std::vector<Choice>> longer;
    for (const std::vector<Choice>& list : lists) {
      call(list);
      if (size == most) continue;
      for (const Choice& choice : choices) {
        longer.push_back(list);
        longer.back().push_back(choice);
      }
    }
    lists = std::move(longer);
  }
}

}  // namespace reference
