#include "report/text_layout.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace whichgate::report;

TEST_CASE("items stand in lines of at most 120 characters, below the first one") {
  const std::vector<std::string> items(30, "ce:DescribeReport");
  const std::string text = paragraph("  gives   ", items);
  std::istringstream lines(text);
  std::string line;
  std::size_t count = 0;
  while (std::getline(lines, line)) {
    CHECK(line.size() <= 120);
    CHECK(line.starts_with(count == 0 ? "  gives   ce:" : "          ce:"));
    CHECK_FALSE(line.ends_with(' '));
    ++count;
  }
  CHECK(count > 4);
}

TEST_CASE("below a long head, items stand a little to the right") {
  const std::vector<std::string> items(12, "ce:DescribeReport");
  const std::string text = paragraph("WellArchitectedAgentResourceScanning v1 lacks ", items);
  CHECK(text.find("\n      ce:") != std::string::npos);
}

TEST_CASE("an item that is longer than a line stays whole") {
  const std::string item(150, 'x');
  CHECK(paragraph("a ", {item}) == "a " + item + '\n');
  CHECK(paragraph("a ", {"b", item, "c"}) == "a b,\n  " + item + ",\n  c\n");
}

TEST_CASE("no items leave the head alone") { CHECK(paragraph("head ", {}) == "head\n"); }

TEST_CASE("counts have the right number") {
  CHECK(counted(0, "action") == "0 actions");
  CHECK(counted(1, "action") == "1 action");
  CHECK(counted(2, "managed policy") == "2 managed policies");
  CHECK(counted(2, "day") == "2 days");
}
