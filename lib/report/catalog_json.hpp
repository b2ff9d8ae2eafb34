#pragma once
#include <string>

#include "report/catalog_answers.hpp"
#include "report/policy_changes_answer.hpp"
#include "report/style.hpp"

// The answers of `whichgate catalog`, for machines. Everything is there, whatever the text leaves out.
namespace whichgate::report {

std::string catalog_info_json(const Catalog& catalog, const Style& style);
std::string actions_json(const ActionsAnswer& answer, const Style& style);
std::string effective_policies_json(const EffectivePoliciesAnswer& answer, const Style& style);
std::string page_json(const PageAnswer& answer, const Style& style);
std::string allowing_policies_json(const AllowingPoliciesAnswer& answer, const Style& style);
std::string policy_history_json(const PolicyHistoryAnswer& answer, const Style& style);
std::string policy_changes_json(const PolicyChangesAnswer& answer, const Style& style);

}  // namespace whichgate::report
