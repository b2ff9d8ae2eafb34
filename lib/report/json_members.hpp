#pragma once
#include <string>
#include <string_view>
#include <vector>

// How JSON answers are put together. Templates, so that only sources name the JSON library.
namespace whichgate::report {

// Whatever bytes a user's text holds, the output is valid JSON.
template <class Json>
std::string written(const Json& json, bool ascii = false) {
  return json.dump(2, ' ', ascii, Json::error_handler_t::replace) + '\n';
}

// Members that have nothing to say are left out.
template <class Json>
void add(Json& object, const char* key, std::string_view value) {
  if (!value.empty()) object[key] = value;
}

template <class Json, class Text>
void add(Json& object, const char* key, const std::vector<Text>& values) {
  if (!values.empty()) object[key] = values;
}

template <class Json, class Rows, class ToJson>
void add_rows(Json& object, const char* key, const Rows& rows, ToJson to_json) {
  if (rows.empty()) return;
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(to_json(row));
  object[key] = std::move(list);
}

}  // namespace whichgate::report
