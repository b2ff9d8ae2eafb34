#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"
#include "support/program.hpp"

using namespace test_support;

TEST_CASE("example 01: the command answers as its README shows") {
  const std::string folder = "examples/01-why-denied/";
  const Ran ran = run_program(words_of(content_of(in_source(folder + "command.txt"))));
  CHECK(ran.code == 2);
  CHECK(ran.err.empty());
  check_golden(ran.out, folder + "expected.txt");
}
