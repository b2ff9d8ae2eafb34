#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>
#include <unordered_map>

#include "text/json/content.hpp"
#include "text/json/json.hpp"
#include "text/json/syntax.hpp"

namespace whichgate::json {
namespace {

constexpr std::size_t deepest = 100;

// An object or a list that is not closed yet.
struct Open {
  Node node;
  std::size_t first = 0;  // of its items or members among those that are not in a closed value yet
  bool named = false;     // an object's member has its name and not yet its value
  std::unordered_map<std::string_view, std::size_t> names = {};  // of a large object, with their places
};

// Builds the tree. `done_` is the end of the last token that was understood: what is wrong with a text that breaks
// JSON's grammar is worked out from there, and only then.
class Builder {
 public:
  Builder(Content& content, Comments comments, Node& root)
      : text_(content.text), arena_(&content.arena), comments_(comments), root_(&root) {}

  std::optional<SyntaxError> build() {
    bool sound = value(skip_blank(text_, 0, comments_));
    while (sound && !open_.empty()) sound = open_.back().node.kind == Kind::array ? item() : member();
    if (sound && skip_blank(text_, done_, comments_) < text_.size()) fail();
    return std::move(failure_);
  }

 private:
  bool fail() {
    failure_ = explain_syntax_error(text_, done_, expected(), comments_);
    return false;
  }
  bool fail(SyntaxError error) {
    failure_ = std::move(error);
    return false;
  }

  bool stands(char c, std::size_t at) const { return at < text_.size() && text_[at] == c; }

  // What follows in the list that is open: its end, or another item.
  bool item() {
    std::size_t at = skip_blank(text_, done_, comments_);
    const std::span<const Node> items = std::span(items_).subspan(open_.back().first);
    if (stands(']', at)) {
      open_.back().node.items = {arena_->copy(items), items.size()};
      items_.resize(open_.back().first);
      return close(at);
    }
    if (!items.empty()) {
      if (!stands(',', at)) return fail();
      at = skip_blank(text_, at + 1, comments_);
    }
    return value(at);
  }

  // The same for the object that is open.
  bool member() {
    std::size_t at = skip_blank(text_, done_, comments_);
    const std::span<const Node::Member> members = std::span(members_).subspan(open_.back().first);
    if (stands('}', at)) {
      open_.back().node.members = {arena_->copy(members), members.size()};
      members_.resize(open_.back().first);
      return close(at);
    }
    if (!members.empty()) {
      if (!stands(',', at)) return fail();
      at = skip_blank(text_, at + 1, comments_);
    }
    const std::size_t key_offset = at;
    std::string_view name;
    if (!stands('"', at) || !take_string(at, name)) return fail();
    if (const std::optional<std::size_t> first = remember(name, key_offset)) {
      const std::string_view before = text_.substr(0, *first);
      return fail({key_offset, "json.duplicate-member", fmt::format("the member `{}` stands here twice", name),
                   fmt::format("the first one is in line {}; keep one of them",
                               1 + std::count(before.begin(), before.end(), '\n'))});
    }
    members_.push_back({name, key_offset, {}});
    open_.back().named = true;
    at = skip_blank(text_, done_, comments_);
    return stands(':', at) ? value(skip_blank(text_, at + 1, comments_)) : fail();
  }

  bool value(std::size_t at) {
    if (at >= text_.size()) return fail();
    Node node;
    node.offset = at;
    switch (text_[at]) {
      case '{':
        node.kind = Kind::object;
        return open(node);
      case '[':
        node.kind = Kind::array;
        return open(node);
      case '"':
        node.kind = Kind::string;
        if (!take_string(at, node.text)) return fail();
        return add(node);
      case 't':
        node.boolean = true;
        return word(node, Kind::boolean, "true");
      case 'f':
        return word(node, Kind::boolean, "false");
      case 'n':
        return word(node, Kind::null, "null");
      default:
        return text_[at] == '-' || (text_[at] >= '0' && text_[at] <= '9') ? number(node) : fail();
    }
  }

  bool word(Node& node, Kind kind, std::string_view spelling) {
    if (text_.substr(node.offset, spelling.size()) != spelling) return fail();
    node.kind = kind;
    done_ = node.offset + spelling.size();
    return add(node);
  }

  bool number(Node& node) {
    if (std::optional<SyntaxError> bad = find_bad_number(text_, node.offset)) return fail(*std::move(bad));
    const std::size_t end = end_of_number(text_, node.offset);
    node.kind = Kind::number;
    node.text = text_.substr(node.offset, end - node.offset);
    if (beyond_all_numbers(node.text)) return fail();
    done_ = end;
    return add(node);
  }

  // A number beyond the range of double is still a number, since its digits are kept and not its value; but what no
  // program could hold is a slip.
  static bool beyond_all_numbers(std::string_view number) {
    if (number.size() < 300 && number.find_first_of("eE") == std::string_view::npos) return false;
    return std::isinf(std::strtold(std::string(number).c_str(), nullptr));
  }

  // The string that begins at `at`; `done_` goes past it. False, and `done_` stays, when it is not well-formed.
  bool take_string(std::size_t at, std::string_view& content) {
    const std::size_t begin = at + 1;
    const std::size_t end = end_of_plain(text_, begin);
    if (stands('"', end)) {
      content = text_.substr(begin, end - begin);
      done_ = end + 1;
      return true;
    }
    const std::size_t past = end_of_string(text_, at);
    const std::optional<std::string> resolved = unescaped(text_.substr(at, past - at));
    if (!resolved) return false;
    content = arena_->copy(*resolved);
    done_ = past;
    return true;
  }

  // The place of an earlier member with this name. Small objects are searched, large ones are looked up.
  std::optional<std::size_t> remember(std::string_view name, std::size_t offset) {
    constexpr std::size_t small = 16;
    Open& object = open_.back();
    const std::span<const Node::Member> before = std::span(members_).subspan(object.first);
    if (before.size() < small) {
      for (const Node::Member& member : before)
        if (member.key == name) return member.key_offset;
      return std::nullopt;
    }
    if (object.names.empty())
      for (const Node::Member& member : before) object.names.emplace(member.key, member.key_offset);
    const auto [place, is_new] = object.names.emplace(name, offset);
    return is_new ? std::nullopt : std::optional(place->second);
  }

  bool add(const Node& node) {
    begun_ = true;
    if (open_.empty()) {
      *root_ = node;
    } else if (open_.back().node.kind == Kind::array) {
      items_.push_back(node);
    } else {
      open_.back().named = false;
      members_.back().value = node;
    }
    return true;
  }

  bool open(const Node& node) {
    if (open_.size() == deepest)
      return fail({node.offset, "json.depth", fmt::format("more than {} levels of nesting", deepest), {}});
    begun_ = true;
    open_.push_back({node, node.kind == Kind::array ? items_.size() : members_.size()});
    done_ = node.offset + 1;
    return true;
  }

  bool close(std::size_t at) {
    const Node node = open_.back().node;
    open_.pop_back();
    done_ = at + 1;
    return add(node);
  }

  Expected expected() const {
    if (open_.empty()) return begun_ ? Expected::nothing : Expected::value;
    const Open& parent = open_.back();
    if (parent.named) return Expected::colon;
    if (parent.node.kind == Kind::array)
      return items_.size() == parent.first ? Expected::value_or_end : Expected::comma_or_bracket;
    return members_.size() == parent.first ? Expected::member_name_or_end : Expected::comma_or_brace;
  }

  std::string_view text_;
  Arena* arena_;
  Comments comments_;
  Node* root_;
  bool begun_ = false;
  std::size_t done_ = 0;
  std::vector<Open> open_ = {};
  // Of what is open: a value takes its own with it when it is closed.
  std::vector<Node> items_ = {};
  std::vector<Node::Member> members_ = {};
  std::optional<SyntaxError> failure_ = {};
};

}  // namespace

Result<Document> read(std::string_view text, std::string_view name, Comments comments) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  const auto content = std::make_shared<Content>(text);
  Document document{std::string(name), content->text, {}, content};

  std::optional<SyntaxError> failure = find_bad_encoding(document.text);
  if (!failure) failure = Builder(*content, comments, document.root).build();
  if (failure) {
    return Unexpected(
        Problems{{Severity::error, failure->code, failure->message, document.at(failure->offset), failure->help}});
  }
  return document;
}

}  // namespace whichgate::json
