#include "catalog/update/source.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "policy/parse.hpp"
#include "whichgate/instant.hpp"

namespace whichgate::catalog {

std::string_view Input::file_name() const { return path.substr(path.find_last_of("/\\") + 1); }

std::string_view Input::stem() const {
  const std::string_view name = file_name();
  return name.substr(0, name.rfind('.'));
}

std::string_view Input::folder() const {
  const std::string_view parent = path.substr(0, path.size() - file_name().size());
  if (parent.empty()) return parent;
  return Input{parent.substr(0, parent.size() - 1), {}}.file_name();
}

bool is_package(const Input& input, std::string_view name) {
  if (input.file_name() != "package.json" || !has_member(input, "name", json::Kind::string)) return false;
  return input.json->root.find("name")->text == name;
}

bool has_member(const Input& input, std::string_view key, json::Kind kind) {
  if (!input.json) return false;
  const json::Node* member = input.json->root.find(key);
  return member && member->kind == kind;
}

void read_date(std::string_view text, const Location& where, std::string& out, Problems& problems) {
  if (const auto instant = parse_instant(text))
    out = to_string(*instant);
  else
    json::problem(problems, where, "catalog.date", fmt::format("`{}` is not a date", text),
                  "write it as 2026-11-22 or 2026-11-22T09:00:00Z");
}

void read_date(json::ObjectReader& object, std::string_view key, std::string& out, Problems& problems) {
  std::string text;
  if (object.required(key) && object.string(key, text)) read_date(text, object.where(key), out, problems);
}

std::string day_of(std::string_view date) { return std::string(date.substr(0, 10)); }

bool check_version(std::string_view version, const Location& where, Problems& problems) {
  if (version_number(version) > 0) return true;
  json::problem(problems, where, "catalog.version", fmt::format("`{}` is not a version of a policy", version),
                "AWS counts them v1, v2, v3");
  return false;
}

std::string read_document(const json::Element& element, const std::string& name, Problems& problems) {
  if (!policy::read_policy(element, name, problems)) return {};
  if (element.kind() != json::Kind::string) return json::print(element.node());
  const auto inner = json::read(element.node().text, name, json::Comments::refused);
  return inner ? json::print(inner->root) : std::string();
}

std::string read_entry(const json::Element& element, std::string_view list, Problems& problems) {
  if (element.kind() != json::Kind::string)
    json::problem(problems, element.where(), "json.wrong-type",
                  fmt::format("every entry of {} must be a string, not {}", list, json::to_string(element.kind())));
  return std::string(element.node().text);
}

void refuse_twice(const json::Element& root, std::string_view what, std::string_view give, Problems& problems) {
  json::problem(problems, root.where(), "catalog.twice", fmt::format("a second file tells {}", what),
                fmt::format("give one {}", give));
}

void remove_origin(Contents& contents, std::string_view source) {
  auto& origins = contents.origins;
  origins.erase(std::remove_if(origins.begin(), origins.end(),
                               [&](const CatalogOrigin& origin) { return origin.source == source; }),
                origins.end());
}

void set_origin(Contents& contents, CatalogOrigin origin) {
  const auto known = std::find_if(contents.origins.begin(), contents.origins.end(),
                                  [&](const CatalogOrigin& one) { return one.source == origin.source; });
  if (known == contents.origins.end())
    contents.origins.push_back(std::move(origin));
  else
    *known = std::move(origin);
}

void warn(Problems& problems, const Location& where, std::string code, std::string message, std::string help) {
  problems.push_back({Severity::warning, std::move(code), std::move(message), where, std::move(help)});
}

}  // namespace whichgate::catalog
