#include "reference/conditions.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <regex>

#include "whichgate/instant.hpp"

namespace reference {

using namespace whichgate;
using eval::Context;

namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

const Context::Entry* find(const Context& context, const std::string& key) {
  for (const Context::Entry& entry : context.entries())
    if (lower(entry.key) == lower(key)) return &entry;
  return nullptr;
}

bool matches_from(const Glob& pattern, std::size_t p, const std::string& text, std::size_t t) {
  if (p == pattern.letters.size()) return t == text.size();
  const Glob::Letter& letter = pattern.letters[p];
  if (letter.wild && letter.letter == '*')
    return matches_from(pattern, p + 1, text, t) || (t < text.size() && matches_from(pattern, p, text, t + 1));
  if (t == text.size()) return false;
  if (!(letter.wild && letter.letter == '?') && letter.letter != text[t]) return false;
  return matches_from(pattern, p + 1, text, t + 1);
}

std::string plain(const Glob& pattern) {
  std::string text;
  for (const Glob::Letter& letter : pattern.letters) text += letter.letter;
  return text;
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

bool arn_matches(const Glob& pattern, const std::string& arn) {
  Glob literal;
  for (const char c : arn) literal.letters.push_back({c, false});
  const std::vector<Glob> wanted = arn_parts(pattern), parts = arn_parts(literal);
  if (wanted.size() != 6 || parts.size() != 6 || plain(parts[0]) != "arn") return false;
  for (std::size_t i = 0; i < 6; ++i)
    if (!matches(wanted[i], plain(parts[i]))) return false;
  return true;
}

bool number(const std::string& text, double& value) {
  if (!std::regex_match(text, std::regex("[-+]?[0-9]+(\\.[0-9]+)?"))) return false;
  value = std::stod(text);
  return true;
}

// 0 for before, 1 for the same, 2 for after, in the operator's name.
bool ordered(const std::string& name, int order) {
  if (name.ends_with("notequals")) return order == 1;
  if (name.ends_with("lessthan")) return order == 0;
  if (name.ends_with("lessthanequals")) return order <= 1;
  if (name.ends_with("greaterthan")) return order == 2;
  if (name.ends_with("greaterthanequals")) return order >= 1;
  return order == 1;
}

template <class Value>
int order_of(const Value& a, const Value& b) {
  return a < b ? 0 : a == b ? 1 : 2;
}

bool without_zone(const std::string& date) {
  return std::regex_match(date, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+"));
}

bool in_range(const std::string& address, const std::string& range) {
  for (const int family : {AF_INET, AF_INET6}) {
    const std::size_t slash = range.find('/');
    unsigned char a[16] = {}, b[16] = {};
    if (inet_pton(family, address.c_str(), a) != 1 || inet_pton(family, range.substr(0, slash).c_str(), b) != 1)
      continue;
    const int all = family == AF_INET ? 32 : 128;
    const int prefix = slash == std::string::npos ? all : std::stoi(range.substr(slash + 1));
    for (int bit = 0; bit < prefix; ++bit)
      if ((a[bit / 8] >> (7 - bit % 8) & 1) != (b[bit / 8] >> (7 - bit % 8) & 1)) return false;
    return true;
  }
  return false;
}

// Base64 as a string of bits, cut to whole bytes.
bool bits_of(std::string text, std::string& bits) {
  while (!text.empty() && text.size() % 4 == 0 && text.back() == '=' && text.find('=') + 2 >= text.size() &&
         text.find_first_not_of('=', text.find('=')) == std::string::npos) {
    text.erase(text.find('='));
  }
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  bits.clear();
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == std::string::npos) return false;
    for (int bit = 5; bit >= 0; --bit) bits += (value >> bit & 1) ? '1' : '0';
  }
  if (text.size() % 4 == 1) return false;
  bits.resize(bits.size() / 8 * 8);
  return true;
}

// One value of the request against one of the policy, by the lower-case name of an operator that is not negated.
bool value_matches(const std::string& name, const std::string& actual, const std::string& expected, bool variables,
                   const Context& context, bool open) {
  if (name.starts_with("string")) {
    const Glob pattern = glob(expected, variables, context);
    if (!pattern.has_value) return false;
    if (name.ends_with("like")) return matches(pattern, actual);
    if (name.ends_with("ignorecase")) return lower(plain(pattern)) == lower(actual);
    return plain(pattern) == actual;
  }
  if (name.starts_with("arn")) {
    const Glob pattern = glob(expected, variables, context);
    return pattern.has_value && arn_matches(pattern, actual);
  }
  if (name.starts_with("numeric")) {
    double a = 0, b = 0;
    return number(actual, a) && number(expected, b) && ordered(name, order_of(a, b));
  }
  if (name.starts_with("date")) {
    const auto read = [](const std::string& text) -> std::optional<Instant> {
      if (std::regex_match(text, std::regex("[0-9]+"))) return Instant(std::chrono::seconds(std::stoll(text)));
      return parse_instant(without_zone(text) ? text + "Z" : text);
    };
    const auto a = read(actual), b = read(expected);
    if (!a || !b) return false;
    if (without_zone(actual) || without_zone(expected)) return open;
    return ordered(name, order_of(*a, *b));
  }
  if (name == "bool") {
    if (variables && expected.find("${") != std::string::npos) return open;
    return (lower(expected) == "true" || lower(expected) == "false") && lower(actual) == lower(expected);
  }
  if (name == "binaryequals") {
    std::string a, b;
    return bits_of(actual, a) && bits_of(expected, b) && a == b;
  }
  return in_range(actual, expected);
}

}  // namespace

Glob glob(const std::string& pattern, bool variables, const Context& context) {
  static const std::regex variable(R"(\$\{([^},]+)(, '([^']*)')?\})");
  Glob result;
  std::string rest = pattern;
  std::smatch found;
  while (!rest.empty()) {
    if (variables && std::regex_search(rest, found, variable, std::regex_constants::match_continuous)) {
      const Context::Entry* entry = find(context, found[1]);
      std::string value;
      if (entry && !entry->values.empty()) {
        if (entry->multivalued) result.has_value = false;
        value = entry->values.front();
      } else if (found[2].matched) {
        value = found[3];
      } else {
        result.has_value = false;
      }
      for (const char c : value) result.letters.push_back({c, false});
      rest = found.suffix();
    } else {
      result.letters.push_back({rest[0], rest[0] == '*' || rest[0] == '?'});
      rest.erase(0, 1);
    }
  }
  return result;
}

bool matches(const Glob& pattern, const std::string& text) { return matches_from(pattern, 0, text, 0); }

bool holds(const PolicyCondition& condition, bool variables, const Context& context, bool open) {
  std::string name = lower(condition.condition_operator);
  const bool all = name.starts_with("forallvalues:"), any = name.starts_with("foranyvalue:");
  if (all || any) name = name.substr(name.find(':') + 1);
  const bool if_exists = name.ends_with("ifexists");
  if (if_exists) name.erase(name.size() - 8);
  const bool negated = name.find("not") != std::string::npos;

  std::vector<std::string> actual;
  const Context::Entry* entry = find(context, condition.key);
  if (entry) actual = entry->values;
  const bool all_empty = std::all_of(actual.begin(), actual.end(), [](const std::string& v) { return v.empty(); });
  const bool absent = actual.empty() || ((all || any || name == "null") && all_empty);
  if (name == "null") {
    for (const std::string& value : condition.values)
      if (value == (absent ? "true" : "false")) return true;
    return false;
  }
  if (absent) return all || if_exists || (negated && !any);

  const auto satisfied = [&](const std::string& value) {
    bool some = false;
    for (const std::string& expected : condition.values)
      some = some || value_matches(name, value, expected, variables, context, open);
    return some != negated;
  };
  if (all) return std::all_of(actual.begin(), actual.end(), satisfied);
  if (any) return std::any_of(actual.begin(), actual.end(), satisfied);
  return !entry->multivalued && satisfied(actual.front());
}

}  // namespace reference
