#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/affected_principals.hpp"
#include "whichgate/catalog_questions.hpp"
#include "whichgate/policy_history.hpp"

// The answers of `whichgate catalog`, for people: lines of at most 120 characters, nothing left out in silence.
namespace whichgate::report {

// A whole sheet when there is one, a table of them otherwise. `all`: every managed policy by name.
std::string sheets_text(std::string_view pattern, const std::vector<ActionSheet>& sheets, bool all);

// A policy, AWS's or one's own, and what it is called.
struct ShownPolicy {
  std::string title = {};                  // "Billing v30", or a file
  const ManagedPolicy* managed = nullptr;  // null: one's own
  PolicyPointer document = {};
};
std::string policy_text(const ShownPolicy& policy, const Catalog& catalog);

std::string page_text(const PageSheet& sheet, const Catalog& catalog, bool all);

// Who was asked for, and when: "ce:DescribeReport", "2024-06-01" or an empty string.
struct OpeningQuestion {
  std::string pattern = {};
  std::size_t matches = 0;  // listed actions; none: AWS does not list the one that is asked about
  std::string as_of = {};
};
std::string openings_text(const OpeningQuestion& question, const std::vector<OpeningPolicy>& openings,
                          const Catalog& catalog);

std::string history_text(const std::vector<PolicyChange>& history, const Catalog& catalog);

// What was asked: the days as they were given, and the file of the world or an empty string.
struct DiffQuestion {
  std::string from = {};
  std::string to = {};
  std::string world = {};
};
// With people, of the changed policies only those that somebody holds are told, and how many others there are.
std::string changes_text(const DiffQuestion& question, const PolicyChanges& changes,
                         const std::optional<AffectedPrincipals>& people, const Catalog& catalog);

}  // namespace whichgate::report
