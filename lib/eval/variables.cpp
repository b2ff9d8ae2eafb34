#include "eval/variables.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace whichgate::eval {

namespace {

// ${key} or ${key, 'default'}, or one of ${*} ${?} ${$}.
struct Variable {
  std::string_view key;
  std::optional<std::string_view> default_value;
  std::size_t size = 0;  // with its ${ and }
};

// Finds the next one of a text's places, over and over: asked from places that only grow, it looks at each once.
class Places {
 public:
  Places(std::string_view text, std::string_view wanted) : text_(text), wanted_(wanted), found_(text.find(wanted)) {}

  std::size_t next(std::size_t from) {
    if (found_ < from) found_ = text_.find(wanted_, from);
    return found_;
  }

 private:
  std::string_view text_, wanted_;
  std::size_t found_;
};

class VariableReader {
 public:
  explicit VariableReader(std::string_view pattern)
      : pattern_(pattern), braces_(pattern, "}"), separators_(pattern, ", '"), default_ends_(pattern, "'}") {}

  // The variable that begins with the ${ at this place.
  std::optional<Variable> read(std::size_t at) {
    const std::size_t first_brace = braces_.next(at);
    if (first_brace == std::string_view::npos) return std::nullopt;
    const std::size_t separator = separators_.next(at), key = at + 2;
    Variable variable;
    if (separator < first_brace) {
      const std::size_t value = separator + 3, end = default_ends_.next(value);
      if (end == std::string_view::npos) return std::nullopt;
      variable.key = pattern_.substr(key, separator - key);
      variable.default_value = pattern_.substr(value, end - value);
      variable.size = end + 2 - at;
    } else {
      variable.key = pattern_.substr(key, first_brace - key);
      variable.size = first_brace + 1 - at;
      if (variable.key.find(',') != std::string_view::npos) return std::nullopt;
    }
    if (variable.key.empty()) return std::nullopt;
    return variable;
  }

 private:
  std::string_view pattern_;
  Places braces_, separators_, default_ends_;
};

bool escape(const Variable& variable) {
  return !variable.default_value && (variable.key == "*" || variable.key == "?" || variable.key == "$");
}

void append(Pattern& pattern, std::string_view text, char mark) {
  pattern.text += text;
  pattern.marks.append(text.size(), mark);
}

// Gives false when the variable has no value for certain, or none that is known.
bool append_value(const Token& variable, const AccessRequest& request, Filled& filled) {
  const ContextEntry* entry = find(request, variable.text);
  if (entry && !entry->multivalued) {
    append(filled.pattern, entry->value, Pattern::literal);
    return true;
  }
  const bool open = leaves_open(request, variable.text);
  if (absent(entry) && variable.default_value && !open) {
    append(filled.pattern, *variable.default_value, Pattern::literal);
    return true;
  }
  filled.variable = variable.text;
  filled.has_value = open ? Match::unknown : Match::no;
  return false;
}

}  // namespace

std::string missing_value(const Filled& filled) {
  if (filled.has_value == Match::unknown)
    return fmt::format("the context is partial and does not give `{}`", filled.variable);
  return fmt::format("`${{{}}}` has no value", filled.variable);
}

bool variables_enabled(const PolicyDocument& policy) { return policy.version == "2012-10-17"; }

std::vector<Token> tokenize(std::string_view pattern, std::size_t from) {
  std::vector<Token> tokens;
  VariableReader reader(pattern);
  std::size_t done = 0;
  std::size_t at = pattern.find("${", from);
  while (at != std::string_view::npos) {
    const auto variable = reader.read(at);
    if (!variable) {
      at = pattern.find("${", at + 2);
      continue;
    }
    if (at > done) tokens.push_back({Token::Kind::text, pattern.substr(done, at - done)});
    const Token::Kind kind = escape(*variable) ? Token::Kind::escaped : Token::Kind::variable;
    tokens.push_back({kind, variable->key, variable->default_value});
    done = at + variable->size;
    at = pattern.find("${", done);
  }
  if (done < pattern.size()) tokens.push_back({Token::Kind::text, pattern.substr(done)});
  return tokens;
}

bool all_have_values(std::span<const Token> tokens, const AccessRequest& request) {
  return std::ranges::all_of(tokens, [&](const Token& token) {
    if (token.kind != Token::Kind::variable) return true;
    const ContextEntry* entry = find(request, token.text);
    return entry && !entry->multivalued;
  });
}

Filled fill(std::span<const Token> tokens, const AccessRequest& request, std::pmr::memory_resource* room) {
  Filled filled{Match::yes, {}, {std::pmr::string(room), std::pmr::string(room)}};
  for (const Token& token : tokens) {
    if (token.kind == Token::Kind::variable) {
      // One that is known to have none outweighs those of which nothing is known.
      if (!append_value(token, request, filled) && filled.has_value == Match::no) return filled;
    } else {
      append(filled.pattern, token.text, token.kind == Token::Kind::text ? Pattern::plain : Pattern::literal);
    }
  }
  return filled;
}

std::string filled_in(std::span<const Token> tokens, const AccessRequest& request, std::string& missing) {
  std::string shown;
  for (const Token& token : tokens) {
    Filled value;
    if (token.kind == Token::Kind::text) {
      shown += token.text;
    } else if (token.kind == Token::Kind::variable && append_value(token, request, value)) {
      shown += value.pattern.text;
    } else {
      shown += fmt::format("${{{}}}", token.text);
      if (token.kind == Token::Kind::variable) missing = missing_value(value);
    }
  }
  return shown;
}

}  // namespace whichgate::eval
