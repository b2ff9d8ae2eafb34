#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/catalog_text.hpp"

// The answers of `whichgate catalog`, for machines. Everything is told, whatever the text leaves out. See json.hpp.
namespace whichgate::report {

std::string sheets_json(std::string_view pattern, const std::vector<ActionSheet>& sheets);
std::string policies_json(const std::vector<ShownPolicy>& policies, const Catalog& catalog);
std::string page_json(const PageSheet& sheet);
std::string openings_json(const OpeningQuestion& question, const std::vector<OpeningPolicy>& openings);
std::string history_json(const std::vector<PolicyChange>& history);
std::string changes_json(const DiffQuestion& question, const PolicyChanges& changes,
                         const std::optional<AffectedPrincipals>& people);

}  // namespace whichgate::report
