#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <unordered_map>

#include "text/json.hpp"
#include "text/json_content.hpp"
#include "text/json_syntax.hpp"

namespace whichgate::json {
namespace {

constexpr std::size_t deepest = 100;

// long double, so that a number beyond the range of double is still a number: its digits are kept, not its value.
using Parser = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

// An object or a list that is not closed yet.
struct Open {
  Node node;
  std::size_t first = 0;  // of its items or members among those that are not in a closed value yet
  bool named = false;     // an object's member has its name and not yet its value
  std::unordered_map<std::string_view, std::size_t> names = {};  // of a large object, with their places
};

// Takes the parser's events and builds the tree. The parser does not say where its tokens stand, so the builder
// walks the text beside it: `done_` is the end of the last token.
class Builder {
 public:
  Builder(Content& content, Comments comments, Node& root)
      : text_(content.text), arena_(&content.arena), comments_(comments), root_(&root) {}

  const std::optional<SyntaxError>& failure() const { return failure_; }

  bool null() {
    add(begin(Kind::null));
    done_ += std::string_view("null").size();
    return true;
  }
  bool boolean(bool value) {
    Node node = begin(Kind::boolean);
    node.boolean = value;
    add(node);
    done_ += std::string_view(value ? "true" : "false").size();
    return true;
  }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(long double, const std::string&) { return number(); }
  bool string(std::string& value) {
    Node node = begin(Kind::string);
    node.text = take_string(value);
    add(node);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON text has no binary values

  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() {
    const std::size_t first = open_.back().first;
    const std::span<const Node::Member> members = std::span(members_).subspan(first);
    open_.back().node.members = {arena_->copy(members), members.size()};
    members_.resize(first);
    return close();
  }
  bool end_array() {
    const std::size_t first = open_.back().first;
    const std::span<const Node> items = std::span(items_).subspan(first);
    open_.back().node.items = {arena_->copy(items), items.size()};
    items_.resize(first);
    return close();
  }

  bool key(std::string& written) {
    done_ = next();
    const std::size_t begin = done_;
    const std::string_view name = take_string(written);
    if (const std::optional<std::size_t> first = remember(name, begin)) {
      const std::string_view before = text_.substr(0, *first);
      failure_ = SyntaxError{begin, "json.duplicate-member", fmt::format("the member `{}` stands here twice", name),
                             fmt::format("the first one is in line {}; keep one of them",
                                         1 + std::count(before.begin(), before.end(), '\n'))};
      return false;
    }
    members_.push_back({name, begin, {}});
    open_.back().named = true;
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    failure_ = explain_syntax_error(text_, done_, expected(), comments_);
    return false;
  }

 private:
  // Where the next token begins. That the right separators stand between tokens is the parser's business.
  std::size_t next() const {
    std::size_t offset = skip_blank(text_, done_, comments_);
    while (offset < text_.size() && (text_[offset] == ',' || text_[offset] == ':'))
      offset = skip_blank(text_, offset + 1, comments_);
    return offset;
  }

  // The string at `done_`, which goes past it. It is its own content in the text unless it has escapes: they make it
  // longer there, and then another place than its end can only have a quotation mark that is escaped itself.
  std::string_view take_string(const std::string& content) {
    const std::size_t begin = done_ + 1, end = begin + content.size();
    if (end < text_.size() && text_[end] == '"' && text_[end - 1] != '\\') {
      done_ = end + 1;
      return text_.substr(begin, content.size());
    }
    done_ = end_of_string(text_, done_);
    return arena_->copy(content);
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

  // The value that begins next; leaves `done_` at its beginning.
  Node begin(Kind kind) {
    begun_ = true;
    done_ = next();
    Node node;
    node.kind = kind;
    node.offset = done_;
    return node;
  }

  void add(const Node& node) {
    if (open_.empty()) {
      *root_ = node;
    } else if (open_.back().node.kind == Kind::array) {
      items_.push_back(node);
    } else {
      open_.back().named = false;
      members_.back().value = node;
    }
  }

  bool number() {
    Node node = begin(Kind::number);
    const std::size_t end = end_of_number(text_, done_);
    failure_ = find_bad_number(text_, done_);
    node.text = text_.substr(done_, end - done_);
    add(node);
    done_ = end;
    return !failure_;
  }

  bool open(Kind kind) {
    const Node node = begin(kind);
    if (open_.size() == deepest) {
      failure_ = SyntaxError{done_, "json.depth", fmt::format("more than {} levels of nesting", deepest), {}};
      return false;
    }
    open_.push_back({node, kind == Kind::array ? items_.size() : members_.size()});
    ++done_;
    return true;
  }

  bool close() {
    done_ = skip_blank(text_, done_, comments_) + 1;
    const Node node = open_.back().node;
    open_.pop_back();
    add(node);
    return true;
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
  if (!failure) {
    Builder builder(*content, comments, document.root);
    const bool whole = Parser::sax_parse(document.text.begin(), document.text.end(), &builder,
                                         nlohmann::detail::input_format_t::json, true, comments == Comments::allowed);
    if (!whole) failure = builder.failure();
  }
  if (failure) {
    return Unexpected(
        Problems{{Severity::error, failure->code, failure->message, document.at(failure->offset), failure->help}});
  }
  return document;
}

}  // namespace whichgate::json
