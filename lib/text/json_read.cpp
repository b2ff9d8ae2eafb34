#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "text/json.hpp"
#include "text/json_syntax.hpp"

namespace whichgate::json {
namespace {

constexpr std::size_t deepest = 100;

// long double, so that a number beyond the range of double is still a number: its digits are kept, not its value.
using Parser = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

// An object or a list that is not closed yet.
struct Open {
  Node* node;
  bool named = false;  // an object's member has its name and not yet its value
  std::unordered_map<std::string, std::size_t> names;

  // The place of an earlier member with this name. Small objects are searched, large ones are looked up.
  std::optional<std::size_t> remember(const std::string& name, std::size_t offset) {
    constexpr std::size_t small = 16;
    if (node->members.size() < small) {
      for (const Node::Member& member : node->members)
        if (member.key == name) return member.key_offset;
      return std::nullopt;
    }
    if (names.empty())
      for (const Node::Member& member : node->members) names.emplace(member.key, member.key_offset);
    const auto [place, is_new] = names.emplace(name, offset);
    return is_new ? std::nullopt : std::optional(place->second);
  }
};

// Takes the parser's events and builds the tree. The parser does not say where its tokens stand, so the builder
// walks the text beside it: `done_` is the end of the last token.
class Builder {
 public:
  Builder(std::string_view text, Comments comments, Node& root) : text_(text), comments_(comments), root_(&root) {}

  const std::optional<SyntaxError>& failure() const { return failure_; }

  bool null() {
    place(Kind::null);
    done_ += std::string_view("null").size();
    return true;
  }
  bool boolean(bool value) {
    place(Kind::boolean).boolean = value;
    done_ += std::string_view(value ? "true" : "false").size();
    return true;
  }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(long double, const std::string&) { return number(); }
  bool string(std::string& value) {
    place(Kind::string).text = std::move(value);
    done_ = end_of_string(text_, done_);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON text has no binary values

  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const std::size_t begin = next();
    Open& object = open_.back();
    if (const std::optional<std::size_t> first = object.remember(name, begin)) {
      const std::string_view before = text_.substr(0, *first);
      failure_ = SyntaxError{begin, "json.duplicate-member", fmt::format("the member `{}` stands here twice", name),
                             fmt::format("the first one is in line {}; keep one of them",
                                         1 + std::count(before.begin(), before.end(), '\n'))};
      return false;
    }
    object.node->members.push_back({std::move(name), begin, {}});
    object.named = true;
    done_ = end_of_string(text_, begin);
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

  // Makes the node of the value that begins next, and leaves `done_` at its beginning.
  Node& place(Kind kind) {
    Node* node = root_;
    if (!open_.empty()) {
      Open& parent = open_.back();
      parent.named = false;
      node = parent.node->kind == Kind::array ? &parent.node->items.emplace_back() : &parent.node->members.back().value;
    }
    begun_ = true;
    done_ = next();
    node->kind = kind;
    node->offset = done_;
    return *node;
  }

  bool number() {
    Node& node = place(Kind::number);
    const std::size_t end = end_of_number(text_, done_);
    failure_ = find_bad_number(text_, done_);
    node.text = text_.substr(done_, end - done_);
    done_ = end;
    return !failure_;
  }

  bool open(Kind kind) {
    Node& node = place(kind);
    if (open_.size() == deepest) {
      failure_ = SyntaxError{done_, "json.depth", fmt::format("more than {} levels of nesting", deepest), {}};
      return false;
    }
    open_.push_back({&node, false, {}});
    ++done_;
    return true;
  }

  bool close() {
    done_ = skip_blank(text_, done_, comments_) + 1;
    open_.pop_back();
    return true;
  }

  Expected expected() const {
    if (open_.empty()) return begun_ ? Expected::nothing : Expected::value;
    const Open& parent = open_.back();
    if (parent.named) return Expected::colon;
    if (parent.node->kind == Kind::array)
      return parent.node->items.empty() ? Expected::value_or_end : Expected::comma_or_bracket;
    return parent.node->members.empty() ? Expected::member_name_or_end : Expected::comma_or_brace;
  }

  std::string_view text_;
  Comments comments_;
  Node* root_;
  bool begun_ = false;
  std::size_t done_ = 0;
  std::vector<Open> open_;
  std::optional<SyntaxError> failure_;
};

}  // namespace

Result<Document> read(std::string_view text, std::string_view name, Comments comments) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  Document document;
  document.name = name;
  document.text = text;
  mark_places(document);

  std::optional<SyntaxError> failure = find_bad_encoding(text);
  if (!failure) {
    Builder builder(document.text, comments, document.root);
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
