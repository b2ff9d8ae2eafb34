#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "policy/operators.hpp"
#include "policy/parse.hpp"
#include "text/arn.hpp"
#include "validation/catalog_checks.hpp"
#include "validation/checks.hpp"
#include "whichgate/validation.hpp"

namespace whichgate {
namespace validation {
namespace {

// What was found and what to do about it, for where AWS has but one message.
std::string in_one(const Diagnostic& found) {
  return found.help.empty() ? found.message : found.message + "; " + found.help;
}

// What the checks before "legacy parsing" and after it find; `effects` was found while the policy was read.
void check_document(const PolicyDocument& document, const Problems& effects, const ValidationOptions& options,
                    Findings& findings) {
  check_operators(document, findings);
  check_version(document, findings);
  for (const Diagnostic& effect : effects)
    findings.refuse(Fault::syntax, effect.where, std::string(legacy_parsing), in_one(effect));
  check_legacy_dates(document, findings);
  check_legacy_resources(document, findings);
  check_sids(document, findings);
  check_actions_present(document, findings);
  check_elements(document, findings);
  check_principals(document, findings);
  check_resource_form(document, findings);
  check_action_form(document, findings);
  check_resources_present(document, findings);
  if (findings.rules().validator == Validator::s3) check_bucket(document, options.resource, findings);
}

void warn_of_document(const PolicyDocument& document, Findings& findings) {
  warn_of_actions(document, findings);
  warn_of_resources(document, findings);
  warn_of_principals(document, findings);
  warn_of_federation(document, findings);
  warn_of_conditions(document, findings);
  warn_of_variables(document, findings);
}

void append(Problems& problems, Problems more) {
  problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// "/Statement/3" of "/Statement/3/Action"; empty when the pointer leads to no statement.
std::string_view statement_of(std::string_view pointer) {
  constexpr std::string_view list = "/Statement/";
  if (pointer.substr(0, list.size()) != list) return {};
  return pointer.substr(0, std::min(pointer.find('/', list.size()), pointer.size()));
}

// What else is wrong with a policy that is none: in the statements that could be read.
void keep_sound_statements(const Problems& syntax, Problems& problems) {
  std::set<std::string_view> broken;
  for (const Diagnostic& found : syntax) broken.insert(statement_of(found.where.pointer));
  std::erase_if(problems, [&](const Diagnostic& found) {
    const std::string_view statement = statement_of(found.where.pointer);
    return statement.empty() || broken.contains(statement);
  });
}

// With a catalog, what is odd to whoever knows what AWS publishes. Refusals stand before warnings.
Problems take_all(const PolicyDocument& document, const Catalog* catalog, Findings& findings) {
  if (catalog) check_against(*catalog, document, findings);
  Problems problems = findings.take();
  std::stable_partition(problems.begin(), problems.end(),
                        [](const Diagnostic& one) { return one.severity == Severity::error; });
  return problems;
}

}  // namespace
}  // namespace validation

Problems validate(std::string_view json, const ValidationOptions& options) {
  using namespace validation;
  const TypeRules rules = rules_of(options);
  Findings first(rules);
  const Location whole{options.name, {}, 1, 1};
  check_characters(json, whole, first);
  const Result<json::Document> text = json::read(json, options.name, json::Comments::refused);
  if (!text) {
    for (const Diagnostic& found : text.error())
      first.refuse(Fault::json, found.where, std::string(syntax_errors), in_one(found));
    return first.take();
  }

  const policy::Draft draft = policy::draft_policy(json::root(*text), options.name);
  for (const Diagnostic& found : draft.syntax)
    first.refuse(Fault::syntax, found.where, std::string(syntax_errors), in_one(found));
  // A policy may stand in a string; the places within it are not those of the text.
  const bool placed = text->root.kind == json::Kind::object;
  Findings findings(rules, placed ? &*text : nullptr);
  check_document(draft.document, draft.effects, options, findings);
  check_size(json, whole, options, findings);
  for (const Diagnostic& odd : draft.oddities) findings.warn(odd.where, odd.code, odd.message, odd.help);
  warn_of_document(draft.document, findings);
  const bool is_policy = draft.syntax.empty();
  Problems problems = first.take();
  Problems more = take_all(draft.document, is_policy ? options.catalog : nullptr, findings);
  if (!is_policy) keep_sound_statements(draft.syntax, more);
  append(problems, std::move(more));
  return problems;
}

Problems validate(const PolicyDocument& document, const ValidationOptions& options) {
  using namespace validation;
  Findings findings(rules_of(options));
  const std::string text = print_policy(document);
  const Location whole{document.name, {}, 0, 0};
  check_characters(text, whole, findings);
  check_document(document, {}, options, findings);
  check_size(text, whole, options, findings);
  warn_of_document(document, findings);
  return take_all(document, options.catalog, findings);
}

}  // namespace whichgate
