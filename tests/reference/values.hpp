#pragma once
#include <optional>
#include <string>

namespace reference {

enum class Order { before, same, after };

// nullopt: one of the two is no number.
std::optional<Order> number_order(const std::string& a, const std::string& b);

struct Date {
  long long seconds = 0;  // since 1970
  std::string fraction;   // nine digits
  bool has_zone = true;
};
std::optional<Date> read_date(const std::string& text);
Order date_order(const Date& a, const Date& b);

bool address_in(const std::string& address, const std::string& range);
bool same_bytes(const std::string& base64, const std::string& other_base64);

}  // namespace reference
