#pragma once
#include <string>

#include "report/catalog_answers.hpp"
#include "report/policy_changes_answer.hpp"
#include "report/style.hpp"

// The answers of `whichgate catalog`, for people: lines of at most 120 characters, nothing left out in silence.
namespace whichgate::report {

std::string catalog_info_text(const Catalog& catalog, const Style& style);
std::string actions_text(const ActionsAnswer& answer, const Style& style);
std::string effective_policies_text(const EffectivePoliciesAnswer& answer, const Style& style);
std::string page_text(const PageAnswer& answer, const Style& style);
std::string allowing_policies_text(const AllowingPoliciesAnswer& answer, const Style& style);
std::string policy_history_text(const PolicyHistoryAnswer& answer, const Style& style);
std::string policy_changes_text(const PolicyChangesAnswer& answer, const Style& style);

}  // namespace whichgate::report
