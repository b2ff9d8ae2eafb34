#include "validation/findings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

// S3's words: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html has the code, not the messages; these
// are the ones that S3 was seen to give.
std::string_view s3_message(Fault fault) {
  switch (fault) {
    case Fault::json:
      return "Policies must be valid JSON and the first byte must be '{'";
    case Fault::syntax:
      return "Invalid policy syntax.";
    case Fault::principal:
      return "Invalid principal in policy";
    case Fault::action:
      return "Policy has invalid action";
    case Fault::resource:
      return "Policy has invalid resource";
    case Fault::missing:
      break;
  }
  return {};
}

}  // namespace

// As AWS's grammar counts: null is none. Every list is counted once.
const json::Node* Findings::entry_of(const json::Node& list, std::string_view step) const {
  const auto [found, is_new] = entries_.try_emplace(&list);
  std::vector<const json::Node*>& entries = found->second;
  if (is_new)
    for (const json::Node& item : list.items)
      if (item.kind != json::Kind::null) entries.push_back(&item);
  std::size_t index = 0;
  const bool number = std::from_chars(step.data(), step.data() + step.size(), index).ec == std::errc{};
  return number && index < entries.size() ? entries[index] : nullptr;
}

Location Findings::resolve(std::string_view pointer) const {
  const json::Node* node = &text_->root;
  std::size_t offset = node->offset, known = 0;
  while (known < pointer.size()) {
    const std::size_t end = std::min(pointer.find('/', known + 1), pointer.size());
    const std::string_view step = pointer.substr(known + 1, end - known - 1);
    const json::Node* next = node->kind == json::Kind::array    ? entry_of(*node, step)
                             : node->kind == json::Kind::object ? node->find(step)
                                                                : nullptr;
    if (!next) break;
    node = next;
    offset = node->offset;
    known = end;
  }
  return text_->at(offset, std::string(pointer.substr(0, known)));
}

std::string Findings::worded(Fault fault, const Location& where, std::string message) const {
  switch (rules_.validator) {
    case Validator::organizations:
      return "The provided policy document does not meet the requirements of the specified policy type.";
    // Observed: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1986
    case Validator::identity_center:
      return "Invalid PermissionsPolicy Document";
    // Observed: https://github.com/hashicorp/terraform-provider-aws/issues/42291
    case Validator::ec2:
      if (fault != Fault::json && fault != Fault::syntax) return message;
      return where.line == 0 ? "The Policy Document is not valid."
                             : fmt::format("The Policy Document is not valid. Syntax error at position ({},{})",
                                           where.line, where.column);
    case Validator::s3:
      if (const std::string_view own = s3_message(fault); !own.empty()) return std::string(own);
      return message;
    // Observed: https://github.com/cloudposse/terraform-aws-vpc-flow-logs-s3-bucket/pull/27
    case Validator::kms:
      return fault == Fault::principal ? "Policy contains a statement with one or more invalid principals." : message;
    case Validator::trust:
      return fault == Fault::json ? "This policy contains invalid Json" : message;
    case Validator::iam:
      break;
  }
  return message;
}

void Findings::refuse(Fault fault, const Location& where, std::string message, std::string help) {
  problems_.push_back({Severity::error, std::string(rules_.malformed_code), worded(fault, where, std::move(message)),
                       where, std::move(help)});
}

void Findings::refuse_as(std::string_view code, std::string_view message, std::string help, const Location& where) {
  problems_.push_back({Severity::error, std::string(code), std::string(message), where, std::move(help)});
}

void Findings::warn(const Location& where, std::string_view code, std::string message, std::string help) {
  problems_.push_back({Severity::warning, std::string(code), std::move(message), where, std::move(help)});
}

Location Findings::at(const PolicyStatement& statement, std::string_view element,
                      std::optional<std::size_t> entry) const {
  Location where = statement.where;
  where.pointer += fmt::format("/{}", element);
  if (entry) where.pointer += fmt::format("/{}", *entry);
  if (!text_) return where;
  return resolve(where.pointer);
}

Location Findings::at_version(const PolicyDocument& document) const {
  return text_ ? resolve("/Version") : Location{document.name, "/Version", 0, 0};
}

Location Findings::at_resource(const PolicyStatement& statement, std::optional<std::size_t> entry) const {
  const bool single = statement.resources && statement.resources->size() == 1 && !text_;
  return at(statement, statement.not_resource ? "NotResource" : "Resource", single ? std::nullopt : entry);
}

Location Findings::at_action(const PolicyStatement& statement, std::optional<std::size_t> entry) const {
  const bool single = statement.actions.size() == 1 && !text_;
  return at(statement, statement.not_action ? "NotAction" : "Action", single ? std::nullopt : entry);
}

Location Findings::at_principal(const PolicyStatement& statement, const PolicyPrincipal& principal) const {
  std::string element = statement.not_principal ? "NotPrincipal" : "Principal";
  if (principal.kind == "*") return at(statement, element);
  element += "/" + principal.kind;
  if (counted_ != &statement) {
    counted_ = &statement;
    before_.clear();
    of_kind_.clear();
    for (const PolicyPrincipal& other : *statement.principals) before_.push_back(of_kind_[other.kind]++);
  }
  const std::size_t before = before_[static_cast<std::size_t>(&principal - statement.principals->data())];
  return at(statement, element, of_kind_[principal.kind] == 1 && !text_ ? std::nullopt : std::optional(before));
}

}  // namespace whichgate::validation
