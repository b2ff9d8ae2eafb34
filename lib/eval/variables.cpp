#include "eval/variables.hpp"

namespace whichgate::eval {

namespace {

// ${key} or ${key, 'default'}, or one of ${*} ${?} ${$}.
struct Variable {
  std::string_view key;
  std::optional<std::string_view> default_value;
  std::size_t size = 0;  // with its ${ and }
};

// The variable that begins with the ${ at the start of `text`.
std::optional<Variable> read_variable(std::string_view text) {
  const std::size_t first_brace = text.find('}');
  const std::size_t separator = text.find(", '");
  if (first_brace == std::string_view::npos) return std::nullopt;
  Variable variable;
  if (separator < first_brace) {
    const std::size_t value = separator + 3;
    const std::size_t end = text.find("'}", value);
    if (end == std::string_view::npos) return std::nullopt;
    variable.key = text.substr(2, separator - 2);
    variable.default_value = text.substr(value, end - value);
    variable.size = end + 2;
  } else {
    variable.key = text.substr(2, first_brace - 2);
    variable.size = first_brace + 1;
    if (variable.key.find(',') != std::string_view::npos) return std::nullopt;
  }
  if (variable.key.empty()) return std::nullopt;
  return variable;
}

bool escape(const Variable& variable) {
  return !variable.default_value && (variable.key == "*" || variable.key == "?" || variable.key == "$");
}

std::optional<std::string_view> value_of(const Variable& variable, const Context& context) {
  if (escape(variable)) return variable.key;
  const Context::Entry* entry = context.find(variable.key);
  if (!entry || entry->values.empty()) return variable.default_value;
  if (entry->multivalued) return std::nullopt;
  return entry->values.front();
}

void append(Pattern& pattern, std::string_view text, char mark) {
  pattern.text += text;
  pattern.marks.append(text.size(), mark);
}

}  // namespace

bool variables_enabled(const PolicyDocument& policy) { return policy.version == "2012-10-17"; }

std::optional<Pattern> expand(std::string_view text, const Context& context, std::size_t from) {
  Pattern pattern;
  std::size_t done = 0;
  std::size_t at = text.find("${", from);
  while (at != std::string_view::npos) {
    const auto variable = read_variable(text.substr(at));
    if (!variable) {
      at = text.find("${", at + 2);
      continue;
    }
    const auto value = value_of(*variable, context);
    if (!value) return std::nullopt;
    append(pattern, text.substr(done, at - done), Pattern::plain);
    append(pattern, *value, Pattern::literal);
    done = at + variable->size;
    at = text.find("${", done);
  }
  append(pattern, text.substr(done), Pattern::plain);
  return pattern;
}

}  // namespace whichgate::eval
