#include "text/json/json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "text/json/content.hpp"
#include "text/json/syntax.hpp"

namespace whichgate::json {
namespace {

constexpr std::size_t block = 256;

bool is_later_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// RFC 6901: ~ and / of a name are written ~0 and ~1.
void append_name(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
}

}  // namespace

Lines::Lines(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    begins_.push_back(end + 1);
  if (ascii_run(text) == text.size()) return;
  later_bytes_.reserve(text.size() / block + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % block == 0) later_bytes_.push_back(count);
    if (is_later_byte(text[i])) ++count;
  }
}

std::size_t Lines::later_bytes_before(std::string_view text, std::size_t offset) const {
  if (later_bytes_.empty()) return 0;
  const std::size_t index = std::min(offset / block, later_bytes_.size() - 1);
  const std::string_view rest = text.substr(index * block, offset - index * block);
  return later_bytes_[index] + static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), is_later_byte));
}

Lines::Place Lines::at(std::string_view text, std::size_t offset) const {
  offset = std::min(offset, text.size());
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const std::size_t begin = *std::prev(next);
  const std::size_t later = later_bytes_before(text, offset) - later_bytes_before(text, begin);
  return {static_cast<int>(next - begins_.begin()), static_cast<int>(offset - begin - later) + 1};
}

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

Location Document::at(std::size_t offset, std::string pointer) const {
  const Lines::Place place = content ? content->lines.at(text, offset) : Lines::Place{};
  return {name, std::move(pointer), place.line, place.column};
}

std::string Document::pointer_to(std::size_t offset) const {
  std::string pointer;
  const Node* node = &root;
  // Down into the value in which the offset is: the last one that does not begin after it.
  while (node->offset < offset) {
    const auto begins_later = [](std::size_t at, const auto& value) { return at < value.offset; };
    if (node->kind == Kind::array) {
      const auto next = std::upper_bound(node->items.begin(), node->items.end(), offset, begins_later);
      if (next == node->items.begin()) break;
      pointer += '/' + std::to_string(next - node->items.begin() - 1);
      node = std::prev(next);
    } else {
      const auto next =
          std::upper_bound(node->members.begin(), node->members.end(), offset,
                           [&](std::size_t at, const Node::Member& member) { return begins_later(at, member.value); });
      if (next == node->members.begin()) break;
      append_name(pointer, std::prev(next)->key);
      node = &std::prev(next)->value;
    }
  }
  return pointer;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "a list";
    case Kind::object:
      break;
  }
  return "an object";
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = end_of_plain(text, at);
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    at = end;
    switch (text[at]) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += fmt::format("\\u{:04x}", text[at]);
    }
  }
  out += '"';
}

std::string quote(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_quoted(out, text);
  return out;
}

std::string print(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return node.boolean ? "true" : "false";
    case Kind::number:
      return std::string(node.text);
    case Kind::string:
      return quote(node.text);
    case Kind::array:
    case Kind::object:
      break;
  }
  const bool list = node.kind == Kind::array;
  std::string out(list ? "[" : "{");
  for (const Node& item : node.items) {
    if (out.size() > 1) out += ',';
    out += print(item);
  }
  for (const Node::Member& member : node.members) {
    if (out.size() > 1) out += ',';
    out += quote(member.key) + ':' + print(member.value);
  }
  return out + (list ? ']' : '}');
}

}  // namespace whichgate::json
