#include "world/file/json_value.hpp"

namespace whichgate {

namespace {

constexpr std::size_t line_width = 120;

}  // namespace

JsonValue JsonValue::texts(const std::vector<std::string>& texts) {
  JsonValue value = list();
  for (const std::string& one : texts) value.push(text(one));
  return value;
}

JsonValue JsonValue::copy(const json::Node& node) {
  if (node.kind == json::Kind::array) {
    JsonValue value = list();
    for (const json::Node& item : node.items) value.push(copy(item));
    return value;
  }
  if (node.kind == json::Kind::object) {
    JsonValue value = object();
    for (const json::Node::Member& member : node.members) value.add(member.key, copy(member.value));
    return value;
  }
  return JsonValue(Kind::scalar, json::print(node));
}

std::size_t JsonValue::width() const {
  if (kind_ == Kind::scalar) return scalar_.size();
  std::size_t sum = kind_ == Kind::object ? 4 : 2;  // "{ " and " }", or the brackets
  for (const auto& [key, child] : children_) {
    sum += child.width() + 2;
    if (kind_ == Kind::object) sum += json::quote(key).size() + 2;
    if (sum > line_width) return sum;
  }
  return sum;
}

void JsonValue::print_on_one_line(std::string& out) const {
  if (kind_ == Kind::scalar) {
    out += scalar_;
    return;
  }
  const bool object = kind_ == Kind::object && !children_.empty();
  out += kind_ == Kind::object ? '{' : '[';
  if (object) out += ' ';
  bool first = true;
  for (const auto& [key, child] : children_) {
    if (!first) out += ", ";
    first = false;
    if (object) out += json::quote(key) + ": ";
    child.print_on_one_line(out);
  }
  if (object) out += ' ';
  out += kind_ == Kind::object ? '}' : ']';
}

void JsonValue::print(std::string& out, std::size_t indentation, std::size_t column) const {
  if (kind_ == Kind::scalar || column + width() <= line_width) return print_on_one_line(out);
  out += kind_ == Kind::object ? "{\n" : "[\n";
  const std::size_t inner = indentation + 2;
  for (std::size_t i = 0; i < children_.size(); ++i) {
    const auto& [key, child] = children_[i];
    const std::string head = kind_ == Kind::object ? json::quote(key) + ": " : "";
    out.append(inner, ' ') += head;
    child.print(out, inner, inner + head.size());
    out += i + 1 < children_.size() ? ",\n" : "\n";
  }
  out.append(indentation, ' ') += kind_ == Kind::object ? '}' : ']';
}

std::string JsonValue::print() const {
  std::string out;
  print(out, 0, 0);
  return out + "\n";
}

}  // namespace whichgate
