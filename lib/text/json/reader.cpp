#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "text/json/json.hpp"
#include "text/text.hpp"

namespace whichgate::json {
namespace {

// How a message calls the value at this pointer.
std::string name_of(const std::string& pointer) {
  if (pointer.empty()) return "the text";
  const std::size_t slash = pointer.rfind('/');
  const std::string last = pointer.substr(slash + 1);
  if (last.find_first_not_of("0123456789") != std::string::npos) return fmt::format("`{}`", last);
  const std::string parent = pointer.substr(0, slash);
  const std::string list = parent.substr(parent.rfind('/') + 1);
  return list.empty() ? "every entry of the list" : fmt::format("every entry of `{}`", list);
}

}  // namespace

void wrong_type(Problems& problems, const Element& element, std::string_view wanted) {
  std::string help;
  if (element.kind() == Kind::number && wanted.substr(0, 8) == "a string") {
    const std::string_view digits = element.node().text;
    const bool account =
        digits.size() >= 9 && digits.size() <= 12 && digits.find_first_not_of("0123456789") == std::string::npos;
    help = account ? "write it in quotes: an account id may begin with 0" : "write it in quotes";
  }
  problem(problems, element.where(), "json.wrong-type",
          fmt::format("{} must be {}, not {}", name_of(element.pointer()), wanted, to_string(element.kind())),
          std::move(help));
}

Location Element::key_where(const Node::Member& member) const {
  return document_->at(member.key_offset, document_->pointer_to(member.value.offset));
}

void problem(Problems& problems, const Location& where, std::string code, std::string message, std::string help) {
  problems.push_back({Severity::error, std::move(code), std::move(message), where, std::move(help)});
}

ObjectReader::ObjectReader(const Element& element, Problems& problems) : element_(element), problems_(&problems) {
  if (element.kind() != Kind::object) wrong_type(problems, element, "an object");
}

const Node::Member* ObjectReader::take(std::string_view key) {
  if (asked_.empty()) asked_.reserve(16);
  asked_.push_back(key);
  for (const Node::Member& member : element_.node().members)
    if (member.key == key) return &member;
  return nullptr;
}

bool ObjectReader::has(std::string_view key) const { return element_.node().find(key) != nullptr; }

Location ObjectReader::where(std::string_view key) const {
  for (const Node::Member& member : element_.node().members)
    if (member.key == key) return element_.member(member).where();
  return element_.where();
}

bool ObjectReader::string(std::string_view key, std::string& out) {
  const Node::Member* member = take(key);
  if (!member) return false;
  if (member->value.kind != Kind::string) {
    wrong_type(*problems_, element_.member(*member), "a string");
    return false;
  }
  out = member->value.text;
  return true;
}

bool ObjectReader::boolean(std::string_view key, bool& out) {
  const Node::Member* member = take(key);
  if (!member) return false;
  if (member->value.kind != Kind::boolean) {
    wrong_type(*problems_, element_.member(*member), "true or false");
    return false;
  }
  out = member->value.boolean;
  return true;
}

bool ObjectReader::integer(std::string_view key, long long& out) {
  const Node::Member* member = take(key);
  if (!member) return false;
  const Element element = element_.member(*member);
  if (element.kind() != Kind::number) {
    wrong_type(*problems_, element, "a whole number");
    return false;
  }
  const std::string_view digits = element.node().text;
  long long value = 0;
  const std::from_chars_result result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size()) {
    problem(*problems_, element.where(), "json.wrong-type",
            fmt::format("{} must be a whole number, not `{}`", name_of(element.pointer()), digits));
    return false;
  }
  out = value;
  return true;
}

bool ObjectReader::strings(std::string_view key, std::vector<std::string>& out) {
  const Node::Member* member = take(key);
  if (!member) return false;
  const Element element = element_.member(*member);
  if (element.kind() == Kind::string) {
    out = {std::string(element.node().text)};
    return true;
  }
  if (element.kind() != Kind::array) {
    wrong_type(*problems_, element, "a string or a list of strings");
    return false;
  }
  std::vector<std::string> texts;
  bool sound = true;
  for (std::size_t i = 0; i < element.node().items.size(); ++i) {
    const Element item = element.item(i);
    if (item.kind() == Kind::string) {
      texts.emplace_back(item.node().text);
    } else {
      wrong_type(*problems_, item, "a string");
      sound = false;
    }
  }
  if (sound) out = std::move(texts);
  return sound;
}

bool ObjectReader::choice(std::string_view key, const std::vector<std::string_view>& names, std::size_t& out) {
  std::string text;
  if (!string(key, text)) return false;
  const auto found = std::find(names.begin(), names.end(), text);
  if (found != names.end()) {
    out = static_cast<std::size_t>(found - names.begin());
    return true;
  }
  const std::vector<std::string> known(names.begin(), names.end());
  const std::string near = text::nearest(text, known);
  problem(*problems_, where(key), "json.wrong-value",
          fmt::format("`{}` must be one of {}, not `{}`", key, text::join(known, ", "), text),
          near.empty() ? "" : fmt::format("did you mean `{}`?", near));
  return false;
}

std::optional<Element> ObjectReader::element(std::string_view key) {
  const Node::Member* member = take(key);
  return member ? std::optional(element_.member(*member)) : std::nullopt;
}

std::vector<Element> ObjectReader::elements(std::string_view key) {
  const Node::Member* member = take(key);
  if (!member) return {};
  const Element element = element_.member(*member);
  if (element.kind() != Kind::array) return {element};
  std::vector<Element> items;
  items.reserve(element.node().items.size());
  for (std::size_t i = 0; i < element.node().items.size(); ++i) items.push_back(element.item(i));
  return items;
}

bool ObjectReader::required(std::string_view key) {
  if (take(key)) return true;
  // A value that is not an object was reported as such already.
  if (element_.kind() == Kind::object)
    problem(*problems_, element_.where(), "json.missing-member", fmt::format("`{}` is missing", key));
  return false;
}

void ObjectReader::finish() {
  for (const Node::Member& member : element_.node().members) {
    if (member.key == "$schema" || std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    std::sort(asked_.begin(), asked_.end());
    asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
    problem(*problems_, element_.key_where(member), "json.unknown-member",
            fmt::format("unknown member `{}`", member.key),
            text::suggestion(member.key, std::vector<std::string>(asked_.begin(), asked_.end())));
  }
}

}  // namespace whichgate::json
