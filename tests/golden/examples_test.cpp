#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"
#include "support/program.hpp"

using namespace test_support;

namespace {

void check_example(const std::string& folder, const std::string& expected, int code) {
  const Ran ran = run_program(words_of(content_of(in_source("examples/" + folder + "/command.txt"))));
  CHECK(ran.code == code);
  CHECK(ran.err.empty());
  check_golden(ran.out, "examples/" + folder + "/" + expected);
}

}  // namespace

TEST_CASE("example 01: the command answers as its README shows") { check_example("01-why-denied", "expected.txt", 2); }

TEST_CASE("example 04: cases are answered a line each") { check_example("04-policies-alone", "expected.txt", 0); }

TEST_CASE("example 05: a request to AWS's policy simulator is answered in its form") {
  check_example("05-simulate-custom-policy", "expected.json", 0);
}

// Several commands, each with its output below.
TEST_CASE("example 06: the catalog answers as the README shows") {
  std::istringstream lines(content_of(in_source("examples/06-ask-the-catalog/commands.txt")));
  std::string line, all;
  while (std::getline(lines, line)) {
    const Ran ran = run_program(words_of(line));
    CAPTURE(line);
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    all += (all.empty() ? "$ " : "\n$ ") + line + "\n" + ran.out;
  }
  check_golden(all, "examples/06-ask-the-catalog/expected.txt");
}

TEST_CASE("example 07: the scenario holds, and its README shows what is asked in it") {
  check_example("07-write-a-scenario", "expected.txt", 0);
}
