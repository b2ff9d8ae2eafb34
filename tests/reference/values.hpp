#pragma once
#include <string>

namespace reference {

// What a text is to the operators of one kind. `open`: AWS does not say whether, or which value.
enum class Kind { value, none, open };
Kind number_kind(const std::string& text);
Kind date_kind(const std::string& text);
Kind address_kind(const std::string& text);
Kind range_kind(const std::string& text);
Kind base64_kind(const std::string& text);

// Of texts that are values.
enum class Order { before, same, after };
Order number_order(const std::string& a, const std::string& b);
Order date_order(const std::string& a, const std::string& b);
bool address_in(const std::string& address, const std::string& range);
bool same_bytes(const std::string& base64, const std::string& other_base64);

}  // namespace reference
