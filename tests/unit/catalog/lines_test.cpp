#include "catalog/lines.hpp"

#include "support/catch.hpp"

using namespace whichgate::catalog;

TEST_CASE("every line of a sorted text is found, whatever its case", "[catalog]") {
  const std::string_view text = "a:B\na:Bc\nab:Z\nb:A\nlong-service:ANameThatIsLong\nz:Z\n";
  for (const std::string_view line : {"a:B", "a:Bc", "ab:Z", "b:A", "long-service:ANameThatIsLong", "z:Z"}) {
    CAPTURE(line);
    REQUIRE(find_line(text, line) == line);
  }
  CHECK(find_line(text, "LONG-SERVICE:anamethatislong") == "long-service:ANameThatIsLong");
}

TEST_CASE("a line that is not there is not found", "[catalog]") {
  const std::string_view text = "a:B\nb:A\nz:Z\n";
  for (const std::string_view line : {"", "a", "a:", "a:A", "a:Ba", "c:C", "zz:Z", "\n", "b:A\nz:Z"}) {
    CAPTURE(line);
    CHECK_FALSE(find_line(text, line).has_value());
  }
  CHECK_FALSE(find_line("", "a").has_value());
}

TEST_CASE("the first line from a prefix on starts a range of lines", "[catalog]") {
  const std::string_view text = "a:B\nb:A\nb:B\nz:Z\n";
  CHECK(line_at(text, first_line_from(text, "b:")) == "b:A");
  CHECK(line_at(text, first_line_from(text, "")) == "a:B");
  CHECK(first_line_from(text, "zz") == text.size());
}
