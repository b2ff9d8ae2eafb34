#include "world/file/reading.hpp"

#include <fmt/core.h>

#include <limits>
#include <memory>

#include "policy/parse.hpp"
#include "text/text.hpp"
#include "whichgate/validation.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::reading {

std::optional<Word> word(Reading& reading, json::ObjectReader& object, std::string_view key) {
  const auto element = object.element(key);
  if (!element) return std::nullopt;
  if (element->kind() == json::Kind::string) return Word{element->node().text, *element};
  json::wrong_type(reading.problems, *element, "a string");
  return std::nullopt;
}

std::optional<Word> required_word(Reading& reading, json::ObjectReader& object, std::string_view key) {
  return object.required(key) ? word(reading, object, key) : std::nullopt;
}

std::vector<Word> words(Reading& reading, json::ObjectReader& object, std::string_view key) {
  std::vector<Word> found;
  const auto element = object.element(key);
  if (!element) return found;
  if (element->kind() == json::Kind::string) return {Word{element->node().text, *element}};
  if (element->kind() != json::Kind::array) {
    json::wrong_type(reading.problems, *element, "a string or a list of strings");
    return found;
  }
  found.reserve(element->node().items.size());
  for (std::size_t i = 0; i < element->node().items.size(); ++i) {
    const json::Element item = element->item(i);
    if (item.kind() == json::Kind::string)
      found.push_back({item.node().text, item});
    else
      json::wrong_type(reading.problems, item, "a string");
  }
  return found;
}

std::vector<Entry> entries(Reading& reading, json::ObjectReader& object, std::string_view key) {
  std::vector<Entry> found;
  const auto element = object.element(key);
  if (!element) return found;
  const json::ObjectReader report_other_types(*element, reading.problems);
  for (const json::Node::Member& member : element->node().members)
    found.push_back({member.key, element->member(member)});
  return found;
}

void read_instant(Reading& reading, json::ObjectReader& object, std::string_view key, Instant& out) {
  const auto text = word(reading, object, key);
  if (!text) return;
  if (const auto instant = parse_instant(text->text)) {
    out = *instant;
    return;
  }
  finding(reading, *text, "world.malformed-time", fmt::format("`{}` is not a date or time", text->text),
          "write it as 2026-11-22 or 2026-11-22T09:00:00Z");
}

void read_duration(Reading& reading, json::ObjectReader& object, std::string_view key, std::chrono::seconds& out) {
  const auto text = word(reading, object, key);
  if (!text) return;
  if (const auto duration = parse_duration(text->text)) {
    out = *duration;
    return;
  }
  finding(reading, *text, "world.malformed-duration", fmt::format("`{}` is not a duration", text->text),
          "write it as PT1H, PT1H30M or P90D");
}

void read_count(Reading& reading, json::ObjectReader& object, std::string_view key, int smallest, int& out) {
  long long count = 0;
  if (!object.integer(key, count)) return;
  if (count >= smallest && count <= std::numeric_limits<int>::max()) {
    out = static_cast<int>(count);
    return;
  }
  json::problem(reading.problems, object.where(key), "world.out-of-range", fmt::format("`{}` is out of range", count),
                fmt::format("give a number from {}", smallest));
}

PolicyPointer read_policy_member(Reading& reading, json::ObjectReader& object, std::string_view key, std::string name,
                                 PolicyType type) {
  const auto element = object.element(key);
  return element ? read_policy_element(reading, *element, std::move(name), type) : nullptr;
}

PolicyPointer read_policy_element(Reading& reading, const json::Element& element, std::string name, PolicyType type) {
  auto document = policy::read_policy(element, std::move(name), reading.problems);
  if (!document) return nullptr;
  for (Diagnostic& found : validate(*document, {.type = type}))
    if (found.severity == Severity::error) {
      if (found.where.line == 0) found.where = element.where();
      reading.problems.push_back(std::move(found));
    }
  return std::make_shared<const PolicyDocument>(std::move(*document));
}

void finding(Reading& reading, const Word& word, std::string code, std::string message, std::string help) {
  json::problem(reading.problems, word.element.where(), std::move(code), std::move(message), std::move(help));
}

void check_form(Reading& reading, text::Identifier form, const Word& word) {
  if (text::matches(form, word.text)) return;
  const text::Pattern& pattern = text::pattern(form);
  const std::string_view article =
      std::string_view("aeioI").find(pattern.name.front()) != std::string_view::npos ? "an" : "a";
  finding(reading, word, "world.malformed-id", fmt::format("`{}` is not {} {}", word.text, article, pattern.name),
          fmt::format("it looks like {}", pattern.example));
}

void unknown_name(Reading& reading, const Word& word, std::string_view what, const std::vector<std::string>& known) {
  finding(reading, word, "world.unknown-name", fmt::format("there is no {} `{}`", what, word.text),
          text::suggestion(word.text, known));
}

void unknown_managed_policy(Reading& reading, const Word& word, const std::string& account) {
  if (auto missing = not_yet_made(reading.world, reading.catalog, word.text))
    return finding(reading, word, "world.policy-not-yet-made", std::move(missing->message), std::move(missing->help));
  unknown_name(reading, word, account.empty() ? "AWS managed policy" : "managed policy",
               [&] { return known_managed_policies(reading.world, reading.catalog, account); });
}

void repeated(Reading& reading, const json::Element& element, std::string_view what, std::string_view name) {
  json::problem(reading.problems, element.where(), "world.repeated",
                fmt::format("there is already {} `{}`", what, name));
}

std::string resolve_account(Reading& reading, const Word& word) {
  if (const Account* account = find_account(reading.world, word.text)) return account->id;
  if (reading.world.accounts.first_with("name:" + std::string(word.text))) {
    finding(reading, word, "world.ambiguous-name", fmt::format("several accounts are called `{}`", word.text),
            "use the id");
    return {};
  }
  unknown_name(reading, word, "account", [&] { return known_accounts(reading.world); });
  return {};
}

}  // namespace whichgate::reading
