#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "operations/operation.hpp"
#include "text/text.hpp"
#include "whichgate/command.hpp"

namespace whichgate {

namespace {

using operations::Form;
using operations::Member;
using operations::Operation;

void problem(Problems& problems, std::string_view code, std::string message, std::string_view member,
             std::string help) {
  problems.push_back({Severity::error,
                      std::string(code),
                      std::move(message),
                      {{}, member.empty() ? std::string() : "/" + std::string(member), 0, 0},
                      std::move(help)});
}

bool is_integer(const std::string& value) {
  long long number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  return error == std::errc() && stop == end;
}

bool is_one_of(std::string_view values, std::string_view value) {
  const auto all = text::split(values, ' ');
  return std::find(all.begin(), all.end(), value) != all.end();
}

// What the value should have been, or nothing when it is well formed.
std::string wanted(const Member& member, const std::string& value) {
  if (operations::names_a_thing(member.form) || member.form == Form::policy_document)
    return value.empty() ? "a name, an id or an ARN" : "";
  switch (member.form) {
    case Form::duration:
      return parse_duration(value) ? "" : "an ISO 8601 duration, for example PT1H";
    case Form::boolean:
      return is_one_of("true false", value) ? "" : "true or false";
    case Form::integer:
      return is_integer(value) ? "" : "a whole number";
    case Form::choice:
      return is_one_of(member.values, value) ? "" : fmt::format("one of {}", member.values);
    case Form::account:
    case Form::member_account:
    case Form::assigned_account:
    case Form::user:
    case Form::group:
    case Form::principal:
    case Form::permission_set:
    case Form::parent:
    case Form::policy_target:
    case Form::organization_policy:
    case Form::handshake:
    case Form::iam_user:
    case Form::iam_role:
    case Form::role_anywhere:
    case Form::managed_policy:
    case Form::aws_managed_policy:
    case Form::bucket:
    case Form::policy_document:
    case Form::text:
      break;
  }
  return "";
}

const Member* find_member(const Operation& operation, std::string_view name) {
  for (const Member& one : operation.members)
    if (one.name == name) return &one;
  return nullptr;
}

void check_members(const Operation& operation, const Command& command, Problems& problems) {
  std::vector<std::string> known;
  for (const Member& member : operation.members) known.emplace_back(member.name);
  for (const auto& [name, value] : command.members) {
    const Member* member = find_member(operation, name);
    if (!member) {
      problem(problems, "unknown-member", fmt::format("{} has no member `{}`", operation.name, name), name,
              text::suggestion(name, known));
    } else if (const std::string form = wanted(*member, value); !form.empty()) {
      problem(problems, "malformed-member",
              fmt::format("`{}` is not a value for {} of {}", value, name, operation.name), name, "write " + form);
    }
  }
  for (const Member& member : operation.members)
    if (member.required && !command.members.contains(std::string(member.name)))
      problem(problems, "missing-member", fmt::format("`{}` needs the member `{}`", operation.name, member.name),
              member.name, fmt::format("it takes: {}", operations::to_string(member.form)));
}

}  // namespace

Problems check(const Command& command) {
  Problems problems;
  const Operation* operation = operations::find_operation(command.operation);
  if (!operation) {
    std::vector<std::string> known;
    for (const OperationInfo& one : supported_operations()) known.emplace_back(one.name);
    problem(problems, "unknown-operation", fmt::format("unknown operation `{}`", command.operation), {},
            text::suggestion(command.operation, known));
    return problems;
  }
  check_members(*operation, command, problems);
  return problems;
}

}  // namespace whichgate
