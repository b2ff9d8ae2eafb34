#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/json/json.hpp"

// The part of JSON Schema (draft 2020-12) that fixtures/schema uses. A keyword that is not in it is an error and not
// passed over, so that no schema promises more than is checked.
namespace test_support {

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return std::string(std::istreambuf_iterator<char>(file), {});
}

class SchemaChecker {
 public:
  using Node = whichgate::json::Node;
  using Kind = whichgate::json::Kind;

  // What is wrong with the value by this schema file; empty when nothing is. The file may refer to those beside it.
  std::vector<std::string> violations(const Node& value, const std::filesystem::path& schema) {
    const std::filesystem::path file = schema.lexically_normal();
    read_folder(file.parent_path());
    return check(value, whole(ids_.at(file.string())), "");
  }

 private:
  // A schema, and the id of the whole that it is in: references start from there.
  struct Place {
    std::string id;
    const Node* node;
  };
  using Found = std::vector<std::string>;

  // Schemas go by their $id and not by the names of their files. A relative $id starts from the folder.
  void read_folder(const std::filesystem::path& folder) {
    if (!folders_.insert(folder.string()).second) return;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string file = entry.path().lexically_normal().string();
      auto document = whichgate::json::read(content_of(file), file, whichgate::json::Comments::refused);
      if (!document) throw std::runtime_error(whichgate::to_string(document.error()));
      const Node* id = document->root.find("$id");
      if (!id) throw std::runtime_error(file + " has no $id");
      ids_[file] = resolved(std::string(id->text), file);
      schemas_.emplace(ids_[file], std::move(document).value());
    }
  }

  static std::string resolved(const std::string& reference, const std::string& base) {
    return (std::filesystem::path(base).parent_path() / reference).lexically_normal().string();
  }

  Place whole(const std::string& id) const {
    const auto at = schemas_.find(id);
    if (at == schemas_.end()) throw std::runtime_error("no schema has the $id " + id);
    return {id, &at->second.root};
  }

  Place resolve(const std::string& reference, const Place& from) const {
    const std::size_t hash = reference.find('#');
    const std::string other = reference.substr(0, hash);
    Place place = whole(other.empty() ? from.id : resolved(other, from.id));
    std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
    while (!pointer.empty()) {
      const std::size_t end = pointer.find('/', 1);
      const std::string key = pointer.substr(1, end == std::string::npos ? end : end - 1);
      place.node = place.node->find(key);
      if (!place.node) throw std::runtime_error("no such schema: " + reference);
      pointer = end == std::string::npos ? "" : pointer.substr(end);
    }
    return place;
  }

  static bool has_type(const Node& value, std::string_view type) {
    if (type == "integer")
      return value.kind == Kind::number && value.text.find_first_of(".eE") == std::string_view::npos;
    static const std::map<std::string, Kind> kinds{{"null", Kind::null},     {"boolean", Kind::boolean},
                                                   {"number", Kind::number}, {"string", Kind::string},
                                                   {"array", Kind::array},   {"object", Kind::object}};
    return kinds.at(std::string(type)) == value.kind;
  }

  static bool matches(std::string_view text, std::string_view pattern) {
    return std::regex_search(text.begin(), text.end(), std::regex(pattern.begin(), pattern.end()));
  }

  static bool is_one_of(const std::string& print, const Node& list) {
    return std::any_of(list.items.begin(), list.items.end(),
                       [&](const Node& item) { return whichgate::json::print(item) == print; });
  }

  Found check(const Node& value, const Place& at, const std::string& where) {
    if (at.node->kind == Kind::boolean) return at.node->boolean ? Found{} : Found{where + ": nothing is allowed here"};
    Found found;
    const auto add = [&found](Found more) { found.insert(found.end(), more.begin(), more.end()); };
    for (const Node::Member& keyword : at.node->members) add(check_keyword(value, keyword, at, where));
    return found;
  }

  Found check_keyword(const Node& value, const Node::Member& keyword, const Place& at, const std::string& where) {
    const std::string name(keyword.key);
    const Node& rule = keyword.value;
    static const std::vector<std::string> annotations{"$schema",     "$id",     "$defs",    "title",
                                                      "description", "default", "examples", "$comment"};
    if (std::find(annotations.begin(), annotations.end(), name) != annotations.end()) return {};
    if (name == "$ref") return check(value, resolve(std::string(rule.text), at), where);
    if (name == "type") {
      const bool fits = rule.kind == Kind::string
                            ? has_type(value, rule.text)
                            : std::any_of(rule.items.begin(), rule.items.end(),
                                          [&](const Node& item) { return has_type(value, item.text); });
      return fits ? Found{} : Found{where + ": must be " + whichgate::json::print(rule)};
    }
    if (name == "enum")
      return is_one_of(whichgate::json::print(value), rule)
                 ? Found{}
                 : Found{where + ": " + whichgate::json::print(value) + " is none of the known values"};
    if (name == "const")
      return whichgate::json::print(value) == whichgate::json::print(rule)
                 ? Found{}
                 : Found{where + ": must be " + whichgate::json::print(rule)};
    if (name == "oneOf" || name == "anyOf" || name == "allOf") return check_branches(value, keyword, at, where);
    if (name == "pattern")
      return value.kind != Kind::string || matches(value.text, rule.text)
                 ? Found{}
                 : Found{where + ": `" + std::string(value.text) + "` does not match " + std::string(rule.text)};
    if (name == "minLength" || name == "minItems" || name == "maxItems" || name == "minimum" || name == "maximum" ||
        name == "minProperties")
      return check_bound(value, name, std::stod(std::string(rule.text)), where);
    if (name == "required") {
      Found found;
      if (value.kind == Kind::object)
        for (const Node& member : rule.items)
          if (!value.find(member.text)) found.push_back(where + ": `" + std::string(member.text) + "` is missing");
      return found;
    }
    if (name == "items") {
      Found found;
      if (value.kind == Kind::array)
        for (std::size_t i = 0; i < value.items.size(); ++i) {
          const Found more = check(value.items[i], {at.id, &rule}, where + "/" + std::to_string(i));
          found.insert(found.end(), more.begin(), more.end());
        }
      return found;
    }
    if (name == "properties" || name == "patternProperties" || name == "additionalProperties")
      return check_members(value, keyword, at, where);
    if (name == "propertyNames") {
      Found found;
      for (const Node::Member& member : value.members) {
        Node key;
        key.kind = Kind::string;
        key.text = member.key;
        const Found more = check(key, {at.id, &rule}, where + "/" + std::string(member.key));
        found.insert(found.end(), more.begin(), more.end());
      }
      return found;
    }
    throw std::runtime_error(at.id + ": the checker does not know the keyword " + name);
  }

  Found check_branches(const Node& value, const Node::Member& keyword, const Place& at, const std::string& where) {
    std::size_t matching = 0;
    Found reasons;
    for (const Node& branch : keyword.value.items) {
      const Found found = check(value, {at.id, &branch}, where);
      if (found.empty())
        ++matching;
      else
        reasons.push_back(found.front());
    }
    if (keyword.key == "allOf") return matching == keyword.value.items.size() ? Found{} : reasons;
    if (matching == 1 || (matching > 1 && keyword.key == "anyOf")) return {};
    if (matching > 1) return {where + ": fits more than one of the forms"};
    std::string message = where + ": fits none of the forms:";
    for (const std::string& reason : reasons) message += " (" + reason + ")";
    return {message};
  }

  static Found check_bound(const Node& value, const std::string& name, double bound, const std::string& where) {
    const auto breaks = [&](Kind kind, double size) {
      return value.kind == kind && (name.starts_with("min") ? size < bound : size > bound);
    };
    const bool broken = (name == "minLength" && breaks(Kind::string, static_cast<double>(value.text.size()))) ||
                        (name.ends_with("Items") && breaks(Kind::array, static_cast<double>(value.items.size()))) ||
                        (name == "minProperties" && breaks(Kind::object, static_cast<double>(value.members.size()))) ||
                        (name.ends_with("imum") && value.kind == Kind::number &&
                         breaks(Kind::number, std::stod(std::string(value.text))));
    return broken ? Found{where + ": breaks " + name} : Found{};
  }

  Found check_members(const Node& value, const Node::Member& keyword, const Place& at, const std::string& where) {
    Found found;
    const Node* properties = at.node->find("properties");
    const Node* patterns = at.node->find("patternProperties");
    const auto pattern_of = [&](std::string_view key) -> const Node* {
      if (patterns)
        for (const Node::Member& pattern : patterns->members)
          if (matches(key, pattern.key)) return &pattern.value;
      return nullptr;
    };
    for (const Node::Member& member : value.members) {
      const Node* named = properties ? properties->find(member.key) : nullptr;
      const Node* by_pattern = pattern_of(member.key);
      const Node* schema = keyword.key == "properties"          ? named
                           : keyword.key == "patternProperties" ? by_pattern
                           : named || by_pattern                ? nullptr
                                                                : &keyword.value;
      if (!schema) continue;
      const Found more = check(member.value, {at.id, schema}, where + "/" + std::string(member.key));
      found.insert(found.end(), more.begin(), more.end());
    }
    return found;
  }

  std::set<std::string> folders_;
  std::map<std::string, std::string> ids_;  // of a file
  std::map<std::string, whichgate::json::Document> schemas_;
};

}  // namespace test_support
