#include "text/json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/json_syntax.hpp"

namespace whichgate::json {
namespace {

constexpr std::size_t mark_distance = 256;

// Counts a byte: a line feed begins a line, the later bytes of a UTF-8 sequence stand where its first one does.
void step(Document::Mark& mark, char byte) {
  if (byte == '\n') {
    ++mark.line;
    mark.column = 1;
  } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
    ++mark.column;
  }
}

}  // namespace

void mark_places(Document& document) {
  Document::Mark mark;
  document.marks.clear();
  document.marks.reserve(document.text.size() / mark_distance + 1);
  for (std::string_view rest = document.text; !rest.empty();) {
    document.marks.push_back(mark);
    const std::string_view block = rest.substr(0, mark_distance);
    for (const char byte : block) step(mark, byte);
    rest.remove_prefix(block.size());
  }
}

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

Location Document::at(std::size_t offset, std::string pointer) const {
  offset = std::min(offset, text.size());
  Mark mark;
  std::size_t from = 0;
  if (!marks.empty()) {
    const std::size_t index = std::min(offset / mark_distance, marks.size() - 1);
    mark = marks[index];
    from = index * mark_distance;
  }
  for (; from < offset; ++from) step(mark, text[from]);
  return {name, std::move(pointer), mark.line, mark.column};
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

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
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
        if (static_cast<unsigned char>(c) < 0x20)
          out += fmt::format("\\u{:04x}", c);
        else
          out += c;
    }
  }
  return out + '"';
}

std::string print(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return node.boolean ? "true" : "false";
    case Kind::number:
      return node.text;
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
