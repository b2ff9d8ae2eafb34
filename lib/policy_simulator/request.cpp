#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "text/json/json.hpp"
#include "text/text.hpp"
#include "whichgate/simulation.hpp"

namespace whichgate {

namespace {

using json::Element;
using json::Kind;
using json::Node;

// The type of a value, as AWS's command line calls it.
std::string_view type_of(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "<class 'NoneType'>";
    case Kind::boolean:
      return "<class 'bool'>";
    case Kind::number:
      return node.text.find_first_of(".eE") == std::string::npos ? "<class 'int'>" : "<class 'float'>";
    case Kind::string:
      return "<class 'str'>";
    case Kind::array:
      return "<class 'list'>";
    case Kind::object:
      break;
  }
  return "<class 'dict'>";
}

std::string value_of(const Node& node) {
  if (node.kind == Kind::null) return "None";
  if (node.kind == Kind::boolean) return node.boolean ? "True" : "False";
  return node.kind == Kind::string ? std::string(node.text) : json::print(node);
}

// The members of one structure, in the order of AWS's service model.
constexpr std::array custom_members{"PolicyInputList",
                                    "PermissionsBoundaryPolicyInputList",
                                    "OrderedOrganizationPolicyInputList",
                                    "ActionNames",
                                    "ResourceArns",
                                    "ResourcePolicy",
                                    "ResourceOwner",
                                    "CallerArn",
                                    "ContextEntries",
                                    "ResourceHandlingOption",
                                    "MaxItems",
                                    "Marker"};
constexpr std::array principal_members{"PolicySourceArn",
                                       "PolicyInputList",
                                       "PermissionsBoundaryPolicyInputList",
                                       "PolicyExclusionList",
                                       "ActionNames",
                                       "ResourceArns",
                                       "ResourcePolicy",
                                       "ResourceOwner",
                                       "CallerArn",
                                       "ContextEntries",
                                       "ResourceHandlingOption",
                                       "MaxItems",
                                       "Marker"};
constexpr std::array entry_members{"ContextKeyName", "ContextKeyValues", "ContextKeyType"};
constexpr std::array level_members{"ServiceControlPolicyInputList"};
constexpr std::array identifier_members{"PolicyType", "PolicyArn", "InlinePolicyIdentifier"};
constexpr std::array inline_members{"PolicyName", "AttachmentType", "AttachmentName"};

template <std::size_t size>
std::vector<std::string> names_of(const std::array<const char*, size>& members) {
  return {members.begin(), members.end()};
}

// Reads with the checks, and in the words, of AWS's command line: it knows members, types and the least lengths.
// Whatever else is wrong is for the service to say.
class RequestReader {
 public:
  explicit RequestReader(Problems& problems) : problems_(problems) {}

  SimulationRequest read(const Element& element) {
    const bool principal = element.kind() == Kind::object && element.node().find("PolicySourceArn");
    if (!structure(element, "input", principal ? names_of(principal_members) : names_of(custom_members))) return {};
    SimulationRequest request;
    required(element, "input", {principal ? "PolicySourceArn" : "PolicyInputList", "ActionNames"});
    text(element, "PolicySourceArn", 20, request.policy_source_arn);
    texts(element, "PolicyInputList", 1, request.policies);
    texts(element, "PermissionsBoundaryPolicyInputList", 1, request.permissions_boundaries);
    for (const Element& level : items(element, "OrderedOrganizationPolicyInputList")) read_level(level, request);
    for (const Element& one : items(element, "PolicyExclusionList")) read_identifier(one, request);
    texts(element, "ActionNames", 3, request.actions);
    texts(element, "ResourceArns", 1, request.resources);
    text(element, "ResourcePolicy", 1, request.resource_policy);
    text(element, "ResourceOwner", 1, request.resource_owner);
    text(element, "CallerArn", 1, request.caller_arn);
    for (const Element& entry : items(element, "ContextEntries")) read_entry(entry, request);
    text(element, "ResourceHandlingOption", 1, request.resource_handling_option);
    read_max_items(element, request);
    text(element, "Marker", 1, request.marker);
    return request;
  }

 private:
  void problem(const Location& where, std::string message, std::string help = {}) {
    json::problem(problems_, where, "ParamValidation", std::move(message), std::move(help));
  }

  // "ContextEntries[0].ContextKeyName" of the pointer /ContextEntries/0/ContextKeyName
  static std::string path(const Element& element) {
    const std::string pointer = element.pointer();
    std::string path;
    for (const std::string_view part : text::split(std::string_view(pointer).substr(1), '/')) {
      const bool index = part.find_first_not_of("0123456789") == std::string_view::npos;
      path += index ? fmt::format("[{}]", part) : fmt::format("{}{}", path.empty() ? "" : ".", part);
    }
    return path;
  }

  void wrong_type(const Element& element, std::string_view valid, std::string help = {}) {
    problem(element.where(),
            fmt::format("Invalid type for parameter {}, value: {}, type: {}, valid types: {}", path(element),
                        value_of(element.node()), type_of(element.node()), valid),
            std::move(help));
  }

  // An object with none but these members.
  bool structure(const Element& element, std::string_view name, const std::vector<std::string>& members) {
    if (element.kind() != Kind::object) {
      if (element.pointer().empty())
        problem(element.where(),
                fmt::format("Invalid type for parameter {}, value: {}, type: {}, valid types: {}", name,
                            value_of(element.node()), type_of(element.node()), "<class 'dict'>"));
      else
        wrong_type(element, "<class 'dict'>");
      return false;
    }
    for (const Node::Member& member : element.node().members)
      if (std::find(members.begin(), members.end(), member.key) == members.end())
        problem(element.key_where(member),
                fmt::format(R"(Unknown parameter in {}: "{}", must be one of: {})", name, member.key,
                            text::join(members, ", ")),
                nearest(member.key, members));
    return true;
  }

  static std::string nearest(std::string_view name, const std::vector<std::string>& members) {
    const std::string near = text::nearest(name, members);
    return near.empty() ? "" : fmt::format("did you mean `{}`?", near);
  }

  void required(const Element& element, std::string_view name, std::initializer_list<std::string_view> members) {
    for (const std::string_view member : members)
      if (!element.node().find(member))
        problem(element.where(), fmt::format(R"(Missing required parameter in {}: "{}")", name, member));
  }

  static std::optional<Element> member(const Element& element, std::string_view name) {
    for (const Node::Member& one : element.node().members)
      if (one.key == name) return element.member(one);
    return std::nullopt;
  }

  bool read_text(const Element& element, std::size_t least, std::string& out) {
    if (element.kind() != Kind::string) {
      const bool policy = element.kind() == Kind::object && element.node().find("Statement");
      wrong_type(element, "<class 'str'>", policy ? "give the policy as a string that holds its JSON" : "");
      return false;
    }
    out = element.node().text;
    if (out.size() < least)
      problem(element.where(), fmt::format("Invalid length for parameter {}, value: {}, valid min length: {}",
                                           path(element), out.size(), least));
    return true;
  }

  void text(const Element& element, std::string_view name, std::size_t least, std::string& out) {
    if (const auto found = member(element, name)) read_text(*found, least, out);
  }

  void text(const Element& element, std::string_view name, std::size_t least, std::optional<std::string>& out) {
    std::string value;
    if (const auto found = member(element, name); found && read_text(*found, least, value)) out = std::move(value);
  }

  std::vector<Element> items(const Element& element, std::string_view name) {
    std::vector<Element> found;
    const auto list = member(element, name);
    if (!list) return found;
    if (list->kind() != Kind::array) {
      wrong_type(*list, "<class 'list'>, <class 'tuple'>");
      return found;
    }
    for (std::size_t i = 0; i < list->node().items.size(); ++i) found.push_back(list->item(i));
    return found;
  }

  void texts(const Element& element, std::string_view name, std::size_t least, std::vector<std::string>& out) {
    for (const Element& item : items(element, name)) read_text(item, least, out.emplace_back());
  }

  void read_level(const Element& element, SimulationRequest& request) {
    std::vector<std::string>& level = request.organization_levels.emplace_back();
    if (structure(element, path(element), names_of(level_members))) texts(element, level_members.front(), 1, level);
  }

  void read_entry(const Element& element, SimulationRequest& request) {
    SimulationRequest::ContextEntry& entry = request.context.emplace_back();
    if (!structure(element, path(element), names_of(entry_members))) return;
    text(element, "ContextKeyName", 5, entry.name);
    texts(element, "ContextKeyValues", 0, entry.values);
    text(element, "ContextKeyType", 0, entry.type);
  }

  void read_identifier(const Element& element, SimulationRequest& request) {
    SimulationRequest::PolicyIdentifier& identifier = request.excluded_policies.emplace_back();
    const std::vector<std::string> members = names_of(identifier_members);
    if (!structure(element, path(element), members)) return;
    const auto given = std::count_if(members.begin(), members.end(),
                                     [&](const std::string& name) { return element.node().find(name) != nullptr; });
    const std::string all = text::join(members, ", ");
    if (given == 0)
      problem(element.where(),
              fmt::format("Must set one of the following keys for tagged union structure {}: {}", path(element), all));
    if (given > 1)
      problem(element.where(),
              fmt::format("Invalid number of parameters set for tagged union structure {}. Can only set one of the "
                          "following keys: {}.",
                          path(element), all));
    text(element, "PolicyType", 0, identifier.policy_type);
    text(element, "PolicyArn", 20, identifier.policy_arn);
    const auto inlined = member(element, "InlinePolicyIdentifier");
    if (!inlined || !structure(*inlined, path(*inlined), names_of(inline_members))) return;
    required(*inlined, path(*inlined), {"PolicyName", "AttachmentType", "AttachmentName"});
    text(*inlined, "PolicyName", 1, identifier.inline_policy);
    text(*inlined, "AttachmentType", 0, identifier.attachment_type);
    text(*inlined, "AttachmentName", 1, identifier.attachment_name);
  }

  void read_max_items(const Element& element, SimulationRequest& request) {
    const auto found = member(element, "MaxItems");
    if (!found) return;
    const std::string_view digits = found->node().text;
    long long value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (found->kind() != Kind::number || error != std::errc() || end != digits.data() + digits.size())
      return wrong_type(*found, "<class 'int'>");
    if (value < 1)
      problem(found->where(),
              fmt::format("Invalid value for parameter MaxItems, value: {}, valid min value: 1", value));
    request.max_items = value;
  }

  Problems& problems_;
};

}  // namespace

Result<SimulationRequest> read_simulation(std::string_view json, std::string_view name) {
  const Result<json::Document> document = json::read(json, name, json::Comments::refused);
  if (!document) return Unexpected(document.error());
  Problems problems;
  SimulationRequest request = RequestReader(problems).read(json::root(*document));
  if (has_errors(problems)) return Unexpected(std::move(problems));
  return request;
}

}  // namespace whichgate
