#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/style.hpp"
#include "whichgate/diagnostic.hpp"

// How JSON answers are put together: two spaces of indentation, a line end at the end, members in a fixed order, and
// members that have nothing to say left out. Templates, so that only sources name the JSON library.
namespace whichgate::report {

// Whatever bytes a user's text holds, the output is valid JSON.
template <class Json>
std::string print(const Json& json, const Style& style) {
  return json.dump(2, ' ', style.ascii, Json::error_handler_t::replace) + '\n';
}

template <class Json>
void add(Json& object, const char* key, std::string_view value) {
  if (!value.empty()) object[key] = value;
}

template <class Json, class Text>
void add(Json& object, const char* key, const std::vector<Text>& values) {
  if (!values.empty()) object[key] = values;
}

template <class Json>
void add(Json& object, const char* key, const Location& where) {
  if (where == Location{}) return;
  Json place = Json::object();
  add(place, "document", where.document);
  add(place, "pointer", where.pointer);
  if (where.line > 0) place["line"] = where.line;
  if (where.column > 0) place["column"] = where.column;
  object[key] = std::move(place);
}

// A list that is there even when it is empty.
template <class Json, class Rows, class ToJson>
void set_rows(Json& object, const char* key, const Rows& rows, ToJson to_json) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(to_json(row));
  object[key] = std::move(list);
}

template <class Json, class Rows, class ToJson>
void add_rows(Json& object, const char* key, const Rows& rows, ToJson to_json) {
  if (!rows.empty()) set_rows(object, key, rows, to_json);
}

}  // namespace whichgate::report
