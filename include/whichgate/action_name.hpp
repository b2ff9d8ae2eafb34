#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace whichgate {

// An action of IAM such as "ce:DescribeReport", compared without regard to case as AWS does. Points to text that must
// outlive it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
class ActionView {
 public:
  constexpr ActionView() = default;
  constexpr ActionView(std::string_view text) : text_(text) {}
  constexpr ActionView(const char* text) : text_(text) {}
  ActionView(const std::string& text) : text_(text) {}

  constexpr std::string_view text() const { return text_; }
  constexpr bool empty() const { return text_.empty(); }
  constexpr std::string_view service() const { return text_.substr(0, text_.find(':')); }  // "ce"
  constexpr std::string_view name() const { return text_.substr(service().size() + (has_colon() ? 1 : 0)); }

  // Is it an action of this service? `prefix` is in lower case.
  constexpr bool of_service(std::string_view prefix) const {
    return text_.size() > prefix.size() && text_[prefix.size()] == ':' && same(text_.substr(0, prefix.size()), prefix);
  }

  friend constexpr bool operator==(ActionView a, ActionView b) { return same(a.text_, b.text_); }

 private:
  constexpr bool has_colon() const { return text_.find(':') != std::string_view::npos; }
  static constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
  static constexpr bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (lower(a[i]) != lower(b[i])) return false;
    return true;
  }

  std::string_view text_;
};

// The same, with text of its own.
class ActionName {
 public:
  ActionName() = default;
  ActionName(std::string text) : text_(std::move(text)) {}
  ActionName(std::string_view text) : text_(text) {}
  ActionName(const char* text) : text_(text) {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  operator ActionView() const { return text_; }

  friend bool operator==(const ActionName& a, const ActionName& b) {
    return ActionView(a.text_) == ActionView(b.text_);
  }

 private:
  std::string text_;
};

}  // namespace whichgate
