#include "operations/step.hpp"

#include <fmt/core.h>

#include <cassert>
#include <charconv>

#include "operations/codes.hpp"
#include "operations/names.hpp"
#include "text/text.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/engine.hpp"

namespace whichgate::operations {

namespace {

// The type that PrincipalId has is told by another member.
Form principal_form(const Command& command) {
  const auto type = command.members.find("PrincipalType");
  return type != command.members.end() && type->second == "USER" ? Form::user : Form::group;
}

// The error that AWS shows of these, if there is one.
std::optional<ApiError> first_error(const Problems& problems) {
  for (const Diagnostic& one : problems)
    if (one.severity == Severity::error) return ApiError{one.code, one.message, {}, to_string(problems)};
  return std::nullopt;
}

// What the error says when AWS's own wording for the decision is not known.
std::string message_of(const Decision& decision) {
  if (std::string wording = aws_message(decision); !wording.empty()) return wording;
  const GateReport* report = decision.report(*decision.decided_by);
  if (decision.verdict == Verdict::unknown)
    return fmt::format("it cannot be told whether this is allowed: {}", report->detail);
  return report ? report->detail : fmt::format("{} is not authorized to do this", decision.principal_arn);
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html
ApiError protected_role(const Decision& decision) {
  const std::string name = decision.resource.substr(decision.resource.rfind('/') + 1);
  return {"UnmodifiableEntity",
          fmt::format("Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
                      name),
          decision.reason,
          {}};
}

ApiError refusal(const Operation& operation, const Decision& decision) {
  const std::string_view service = action_service(operation);
  if (!decision.problems.empty())
    return {std::string(unknown_caller_code(service)),
            "The security token included in the request is invalid.",
            {},
            decision.problems.front().message};
  if (decision.reason == ReasonId::identity_owned_by_aws) return protected_role(decision);
  return {std::string(access_denied_code(service)), message_of(decision), decision.reason, {}};
}

}  // namespace

Step::Step(const World& before, Actor actor, const Command& command, const Operation& operation, const Catalog& catalog)
    : world(before), catalog_(catalog), actor_(std::move(actor)), region_(command.region), operation_(&operation) {
  for (const Member& member : operation.members)
    if (const auto given = command.members.find(std::string(member.name)); given != command.members.end())
      read(member, given->second, command);
}

void Step::read(const Member& member, const std::string& text, const Command& command) {
  Value& value = values_[std::string(member.name)];
  value.text = text;
  if (member.form == Form::policy_document)
    read_document(member, value);
  else if (names_a_thing(member.form))
    read_thing(member, command, value);
}

void Step::read_thing(const Member& member, const Command& command, Value& value) {
  Member wanted = member;
  if (wanted.form == Form::principal) wanted.form = principal_form(command);
  if (const auto id = find_id(world, catalog_, actor_, wanted.form, value.text)) {
    value.id = *id;
  } else if (!unresolved_) {
    std::string help = fmt::format("{}: there is no {} `{}`", member.name, to_string(wanted.form), value.text);
    const auto known = known_names(world, catalog_, actor_, wanted.form);
    const std::string last_part = value.text.substr(value.text.rfind('/') + 1);  // an ARN is near no name
    if (const std::string near = text::suggestion(last_part, known); !near.empty()) help += "; " + near;
    unresolved_ = ApiError{std::string(missing_code(*operation_, wanted, value.text)),
                           missing_message(*operation_, wanted, value.text),
                           {},
                           std::move(help)};
  }
}

void Step::read_document(const Member& member, Value& value) {
  const auto parsed = parse_policy(value.text, member.name);
  if (parsed)
    value.document = std::make_shared<const PolicyDocument>(*parsed);
  else if (!unresolved_)
    unresolved_ = first_error(validate(value.text, options_of(member)));
}

// Of a policy that is for a resource: the member that names it stands before.
ValidationOptions Step::options_of(const Member& member) const {
  ValidationOptions options{.type = member.policy, .name = std::string(member.name)};
  if (member.policy == PolicyType::resource && operation_->resource) options.resource = operation_->resource(*this);
  return options;
}

const Step::Value& Step::value(std::string_view member) const {
  static const Value missing;
  const auto found = values_.find(member);
  return found == values_.end() ? missing : found->second;
}

bool Step::has(std::string_view member) const { return values_.contains(member); }
const std::string& Step::text(std::string_view member) const { return value(member).text; }
const std::string& Step::id(std::string_view member) const { return value(member).id; }
const PolicyPointer& Step::document(std::string_view member) const { return value(member).document; }

bool Step::boolean(std::string_view member, bool otherwise) const {
  return has(member) ? text(member) == "true" : otherwise;
}

std::optional<long long> Step::integer(std::string_view member) const {
  if (!has(member)) return std::nullopt;
  const std::string& digits = text(member);
  long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::optional<std::chrono::seconds> Step::duration(std::string_view member) const {
  return has(member) ? parse_duration(text(member)) : std::nullopt;
}

void Step::fail(ApiError error) {
  if (!error_) error_ = std::move(error);
}

void Step::fail(std::string_view code, std::string message, std::string help) {
  fail(ApiError{std::string(code), std::move(message), {}, std::move(help)});
}

void Step::deny(std::string message, std::string help) {
  fail(access_denied_code(action_service(*operation_)), std::move(message), std::move(help));
}

void Step::refuse_value(std::string message, std::string help) {
  fail(invalid_input_code(operation_->service), std::move(message), std::move(help));
}

Question Step::question() const {
  Question question;
  question.who = actor_.caller.who;
  question.as = actor_.caller.as;
  question.in = actor_.caller.in;
  question.action = operation_->action;
  if (question.action.empty() && !operation_->service.empty())
    question.action = fmt::format("{}:{}", operation_->service, operation_->name);
  question.page = operation_->page;
  if (operation_->resource) question.resource = operation_->resource(*this);
  // What AWS's services keep for an organization they let its administrators reach from their own accounts.
  if (!question.resource.empty() && !operation_->resource_of_others) question.resource_account = actor_.account;
  question.through = operation_->asked == Asked::console ? Through::console : Through::api;
  const bool of_identity_center = operation_->service == "sso" || operation_->service == "identitystore";
  if (of_identity_center && region_.empty() && world.identity_center)
    question.region = world.identity_center->home_region;
  else if (operation_->service != "organizations" && operation_->service != "iam")
    question.region = region_;  // Organizations and IAM answer in us-east-1 only
  if (operation_->refine) operation_->refine(*this, question);
  return question;
}

bool Step::ask(const Question& question) { return ask(question, world); }

bool Step::ask(const Question& question, const World& in) {
  const Decision decision = Engine::compile(in, catalog_).ask(question);
  if (decision.allowed()) return true;
  fail(refusal(*operation_, decision));
  return false;
}

bool Step::ask_gate(const Question& question, Gate gate) {
  const Decision decision = Engine::compile(world, catalog_).ask(question);
  const GateReport* report = decision.report(gate);
  if (!report)
    fail(refusal(*operation_, decision));
  else if (report->outcome == Outcome::blocked || report->outcome == Outcome::unknown)
    fail({std::string(access_denied_code(action_service(*operation_))), report->detail, report->reason, {}});
  return !failed();
}

bool Step::valid(std::string_view member, ValidationOptions as) {
  as.name = member;
  as.catalog = &catalog_;
  std::optional<ApiError> error = first_error(validate(text(member), as));
  if (!error) return true;
  fail(*std::move(error));
  return false;
}

}  // namespace whichgate::operations
