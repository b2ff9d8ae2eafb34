#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/result.hpp"

// The one JSON reader. Everything whichgate reads goes through it: it refuses repeated keys, invalid UTF-8 and
// more than 100 levels of nesting, and every value knows its place in the text.
namespace whichgate::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

// Values that stand beside one another in a Document.
template <class T>
class Sequence {
 public:
  Sequence() = default;
  Sequence(const T* first, std::size_t size) : first_(first), size_(size) {}

  const T* begin() const { return first_; }
  const T* end() const { return first_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t index) const { return first_[index]; }
  const T& front() const { return first_[0]; }
  const T& back() const { return first_[size_ - 1]; }

 private:
  const T* first_ = nullptr;
  std::size_t size_ = 0;
};

// A value: what it consists of belongs to its Document.
struct Node {
  struct Member;
  Kind kind = Kind::null;
  bool boolean = false;
  std::size_t offset = 0;         // of its first character
  std::string_view text = {};     // a string's content, a number exactly as it was written
  Sequence<Node> items = {};      // of an array
  Sequence<Member> members = {};  // of an object, in the order of the text

  const Node* find(std::string_view key) const;  // member of an object, or null
};
struct Node::Member {
  std::string_view key = {};
  std::size_t key_offset = 0;
  Node value = {};
};

struct Content;

// Copies share their content, which never changes.
struct Document {
  std::string name = {};
  std::string_view text = {};  // without the byte order mark, if it began with one
  Node root = {};
  std::shared_ptr<const Content> content = {};  // has the text and all values below the root

  Location at(std::size_t offset, std::string pointer = {}) const;  // line and column, counted in code points
  std::string pointer_to(std::size_t offset) const;                 // to the value that begins there
};

enum class Comments { refused, allowed };  // // and /* */; our own files allow them, AWS's JSON does not

// Fails with one finding: broken JSON, repeated key, invalid UTF-8, too deep, empty.
Result<Document> read(std::string_view text, std::string_view name, Comments comments);

std::string_view to_string(Kind kind);  // "a string", "an object", ...

// Walks a Document and gathers findings with their places. An Element is a Node that knows its Document.
class Element {
 public:
  Element(const Document& document, const Node& node) : document_(&document), node_(&node) {}

  const Node& node() const { return *node_; }
  Kind kind() const { return node_->kind; }
  std::string pointer() const { return document_->pointer_to(node_->offset); }
  Location where() const { return document_->at(node_->offset, pointer()); }
  Element item(std::size_t index) const { return {*document_, node_->items[index]}; }      // of an array
  Element member(const Node::Member& member) const { return {*document_, member.value}; }  // of an object
  Location key_where(const Node::Member& member) const;

 private:
  const Document* document_;
  const Node* node_;
};

inline Element root(const Document& document) { return {document, document.root}; }

// Appends an error at this place.
void problem(Problems& problems, const Location& where, std::string code, std::string message, std::string help = {});

// "`Version` must be a string, not a number".
void wrong_type(Problems& problems, const Element& element, std::string_view wanted);

// Reads an object's members one by one; finish() reports those that nobody asked for, with the nearest name.
// Each reader returns false, and leaves `out` alone, when the member is missing; a wrong type is a finding.
// Names that are asked for must outlive the reader.
class ObjectReader {
 public:
  ObjectReader(const Element& element, Problems& problems);  // reports when the element is not an object

  bool has(std::string_view key) const;
  bool string(std::string_view key, std::string& out);
  bool boolean(std::string_view key, bool& out);
  bool integer(std::string_view key, long long& out);
  bool strings(std::string_view key, std::vector<std::string>& out);  // a string or a list of strings
  // One of `names`; the index goes to `out`. Anything else is a finding that lists them.
  bool choice(std::string_view key, const std::vector<std::string_view>& names, std::size_t& out);
  // The member as it is; counts as asked for.
  std::optional<Element> element(std::string_view key);
  // The member's items: none when it is missing, one when it is not a list.
  std::vector<Element> elements(std::string_view key);
  // The member, and a finding when it is missing.
  bool required(std::string_view key);
  void finish();

  Location where(std::string_view key) const;  // of the member's value, or of the object when it is missing

 private:
  const Node::Member* take(std::string_view key);

  Element element_;
  Problems* problems_;
  std::vector<std::string_view> asked_;
};

// JSON text of a string, quotes included.
std::string quote(std::string_view text);
void append_quoted(std::string& out, std::string_view text);
// A node as compact JSON text: numbers as written, members in order.
std::string print(const Node& node);

}  // namespace whichgate::json
