#include "catalog/contents.hpp"

#include <charconv>

namespace whichgate::catalog {

int version_number(std::string_view version) {
  int number = 0;
  const char* end = version.data() + version.size();
  if (version.size() < 2 || version[0] != 'v' || version[1] == '0') return 0;
  const auto [stop, error] = std::from_chars(version.data() + 1, end, number);
  return error == std::errc{} && stop == end && number > 0 ? number : 0;
}

}  // namespace whichgate::catalog
