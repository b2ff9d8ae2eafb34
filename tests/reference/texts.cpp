#include "reference/texts.hpp"

namespace reference {

using whichgate::eval::Context;

namespace {

// A letter beyond ASCII has several bytes: all but the first look like this.
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// How much of the pattern from `p` on covers the text from `t` on: all or nothing, each `*` tried at every length.
bool matches_from(const Glob& pattern, std::size_t p, const std::string& text, std::size_t t) {
  if (p == pattern.letters.size()) return t == text.size();
  const Glob::Letter& letter = pattern.letters[p];
  if (letter.wild && letter.letter == '*')
    return matches_from(pattern, p + 1, text, t) || (t < text.size() && matches_from(pattern, p, text, t + 1));
  if (t == text.size()) return false;
  if (!(letter.wild && letter.letter == '?'))
    return letter.letter == text[t] && matches_from(pattern, p + 1, text, t + 1);
  if (t > 0 && goes_on(text[t])) return false;
  for (++t; t < text.size() && goes_on(text[t]);) ++t;
  return matches_from(pattern, p + 1, text, t);
}

// The first five colons part an ARN in six.
std::vector<Glob> arn_parts(const Glob& arn) {
  std::vector<Glob> parts(1);
  for (const Glob::Letter& letter : arn.letters) {
    if (letter.letter == ':' && parts.size() < 6) {
      parts.emplace_back();
    } else {
      parts.back().letters.push_back(letter);
    }
  }
  return parts;
}

Glob literal(const std::string& text) {
  Glob result;
  for (const char c : text) result.letters.push_back({c, false});
  return result;
}

// ${key} or ${key, 'default'}, as far as the first closing brace that can end it.
struct Variable {
  std::string key, default_value;
  bool has_default = false;
  std::size_t size = 0;  // 0: the text begins with no variable
};

Variable variable_at(const std::string& text) {
  Variable variable;
  const std::size_t comma = text.find(", '"), brace = text.find('}');
  const bool has_default = comma != std::string::npos && comma < brace;
  const std::size_t end = has_default ? text.find("'}", comma + 3) : brace;
  if (!text.starts_with("${") || brace == std::string::npos || end == std::string::npos) return variable;
  variable.key = text.substr(2, (has_default ? comma : brace) - 2);
  if (has_default) variable.default_value = text.substr(comma + 3, end - comma - 3);
  variable.has_default = has_default;
  const bool well_formed = !variable.key.empty() && (has_default || variable.key.find(',') == std::string::npos);
  variable.size = well_formed ? end + (has_default ? 2 : 1) : 0;
  return variable;
}

}  // namespace

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

Fact fact(const Context& context, const std::string& key) {
  // An entry "aws:PrincipalTag/" without values says that all the keys that begin so are known.
  const std::string wanted = lower(key), family = wanted.substr(0, wanted.find('/') + 1);
  bool known = !context.partial();
  for (const Context::Entry& entry : context.entries()) {
    const std::string name = lower(entry.key);
    if (name == wanted) return {entry.values, entry.multivalued, false};
    known = known || (!family.empty() && name == family);
  }
  return {{}, false, !known};
}

Glob glob(const std::string& pattern) {
  Glob result;
  for (const char c : pattern) result.letters.push_back({c, c == '*' || c == '?'});
  return result;
}

Glob glob_with_variables(const std::string& pattern, const Context& context) {
  Glob result;
  std::string rest = pattern;
  while (!rest.empty()) {
    const Variable variable = variable_at(rest);
    if (variable.size == 0) {
      result.letters.push_back({rest[0], rest[0] == '*' || rest[0] == '?'});
      rest.erase(0, 1);
      continue;
    }
    rest.erase(0, variable.size);
    std::string value;
    const Fact found = fact(context, variable.key);
    if (!variable.has_default && (variable.key == "*" || variable.key == "?" || variable.key == "$")) {
      value = variable.key;
    } else if (found.unknown) {
      result.has_value = both(result.has_value, Answer::open);
    } else if (!found.values.empty()) {
      value = found.values.front();
      if (found.several) result.has_value = Answer::no;
    } else if (variable.has_default) {
      value = variable.default_value;
    } else {
      result.has_value = Answer::no;
    }
    for (const char c : value) result.letters.push_back({c, false});
  }
  return result;
}

std::string plain(const Glob& pattern) {
  std::string text;
  for (const Glob::Letter& letter : pattern.letters) text += letter.letter;
  return text;
}

bool matches(const Glob& pattern, const std::string& text) { return matches_from(pattern, 0, text, 0); }

bool arn_matches(const Glob& pattern, const std::string& arn) {
  const std::vector<Glob> wanted = arn_parts(pattern), parts = arn_parts(literal(arn));
  if (wanted.size() != 6 || parts.size() != 6 || plain(parts[0]) != "arn") return false;
  for (std::size_t i = 0; i < 6; ++i)
    if (!matches(wanted[i], plain(parts[i]))) return false;
  return true;
}

std::vector<std::string> arn_fields(const std::string& arn) {
  std::vector<std::string> fields;
  for (const Glob& part : arn_parts(literal(arn))) fields.push_back(plain(part));
  if (fields.size() != 6 || fields[0] != "arn") fields.clear();
  return fields;
}

}  // namespace reference
