#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/json/json.hpp"

namespace whichgate {

// JSON on its way out: objects keep the order of their members, and whatever fits stands on one line.
class JsonValue {
 public:
  static JsonValue text(std::string_view text) { return JsonValue(Kind::scalar, json::quote(text)); }
  static JsonValue boolean(bool value) { return JsonValue(Kind::scalar, value ? "true" : "false"); }
  static JsonValue number(long long value) { return JsonValue(Kind::scalar, std::to_string(value)); }
  static JsonValue list() { return JsonValue(Kind::list, {}); }
  static JsonValue object() { return JsonValue(Kind::object, {}); }
  static JsonValue copy(const json::Node& node);
  static JsonValue texts(const std::vector<std::string>& texts);

  void push(JsonValue value) { children_.emplace_back(std::string(), std::move(value)); }
  void add(std::string_view key, JsonValue value) { children_.emplace_back(key, std::move(value)); }
  // A list or an object with nothing in it is left out.
  void add_unless_empty(std::string_view key, JsonValue value) {
    if (!value.children_.empty()) add(key, std::move(value));
  }
  void add_text(std::string_view key, std::string_view value) { add(key, text(value)); }
  void add_unless_empty(std::string_view key, std::string_view value) {
    if (!value.empty()) add_text(key, value);
  }
  // A boolean with its usual value is left out.
  void add_unless(bool usual, std::string_view key, bool value) {
    if (value != usual) add(key, boolean(value));
  }

  std::string print() const;

 private:
  enum class Kind { scalar, list, object };
  JsonValue(Kind kind, std::string scalar) : kind_(kind), scalar_(std::move(scalar)) {}

  std::size_t width() const;  // of the one-line form
  void print_on_one_line(std::string& out) const;
  void print(std::string& out, std::size_t indentation, std::size_t column) const;

  Kind kind_;
  std::string scalar_;
  std::vector<std::pair<std::string, JsonValue>> children_;  // of a list: without keys
};

}  // namespace whichgate
