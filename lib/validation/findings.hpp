#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/json/json.hpp"
#include "validation/type_rules.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::validation {

// What is wrong, for those who have a message a kind.
enum class Fault { json, syntax, missing, principal, action, resource };

// Gathers what AWS would refuse, in AWS's words, and what it would accept though it never matches, in ours.
class Findings {
 public:
  // `text` is the policy's, so that findings have exact places; null: they have their statement's.
  explicit Findings(TypeRules rules, const json::Document* text = nullptr) : rules_(rules), text_(text) {}

  const TypeRules& rules() const { return rules_; }

  // `message` is IAM's; who looks at the policy may have another. `help` says in our words what is wrong, or what to
  // do.
  void refuse(Fault fault, const Location& where, std::string message, std::string help);
  // A refusal with a code of its own.
  void refuse_as(std::string_view code, std::string_view message, std::string help, const Location& where);
  void warn(const Location& where, std::string_view code, std::string message, std::string help);

  // The place of a statement's element, or of one entry of its list ("Action", 1).
  Location at(const PolicyStatement& statement, std::string_view element, std::optional<std::size_t> entry = {}) const;
  Location at_version(const PolicyDocument& document) const;
  // Of Resource or NotResource, Action or NotAction.
  Location at_resource(const PolicyStatement& statement, std::optional<std::size_t> entry = {}) const;
  Location at_action(const PolicyStatement& statement, std::optional<std::size_t> entry = {}) const;
  // Of one principal.
  Location at_principal(const PolicyStatement& statement, const PolicyPrincipal& principal) const;

  Problems take() { return std::move(problems_); }

 private:
  std::string worded(Fault fault, const Location& where, std::string message) const;
  // The place in the text that a pointer names, or the nearest one around it: what may be a list may also be a single
  // value.
  Location resolve(std::string_view pointer) const;
  const json::Node* entry_of(const json::Node& list, std::string_view step) const;

  TypeRules rules_;
  const json::Document* text_;
  Problems problems_;
  // What was counted for places: the entries of lists, and a statement's principals by their kind.
  mutable std::map<const json::Node*, std::vector<const json::Node*>> entries_;
  mutable const PolicyStatement* counted_ = nullptr;
  mutable std::vector<std::size_t> before_;
  mutable std::map<std::string_view, std::size_t> of_kind_;
};

}  // namespace whichgate::validation
