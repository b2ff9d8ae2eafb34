#include "support/catch.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::Ran;
using test_support::run_line;
using test_support::run_program;

TEST_CASE("wrong usage ends with 64, says what is wrong, and prints nothing else") {
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {},
           {"wyh", "fixtures/worlds/three-accounts.json"},
           {"run"},
           {"why"},
           {"run", "--jsn", "fixtures/scenarios"},
           {"run", "--rules", "hearsay", "fixtures/scenarios"},
           {"why", "fixtures/worlds/three-accounts.json"},
           {"why", "fixtures/worlds/three-accounts.json", "--who", "jdoe", "--through", "door"},
           {"why", "fixtures/worlds/three-accounts.json", "--who", "jdoe", "--context", "no-equals-sign"}}) {
    CAPTURE(args);
    const Ran ran = run_program(args);
    CHECK(ran.code == 64);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("whichgate: "));
    CHECK_THAT(ran.err, ContainsSubstring("  help: "));
  }
}

TEST_CASE("a misspelt command or option gets the nearest name") {
  CHECK_THAT(run_program({"wyh", "x.json"}).err,
             ContainsSubstring("unknown command `wyh`") && ContainsSubstring("did you mean `why`?"));
  CHECK_THAT(run_program({}).err, ContainsSubstring("a command is needed"));
  CHECK_THAT(run_program({"run", "--jsn", "x.json"}).err, ContainsSubstring("did you mean `--json`?"));
  CHECK_THAT(run_program({"why", "x.json", "--acton=ce:GetTags"}).err, ContainsSubstring("did you mean `--action`?"));
}

TEST_CASE("the version is on one line") {
  const Ran ran = run_program({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("whichgate "));
  CHECK(ran.out.find('\n') == ran.out.size() - 1);
  CHECK(ran.err.empty());
}

TEST_CASE("the help of every command shows an example that works as it stands") {
  CHECK_THAT(run_program({"--help"}).out, ContainsSubstring("exit codes: 0 yes"));
  for (const char* command : {"run", "why", "list", "decide", "simulate", "example"}) {
    const Ran help = run_program({command, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    const std::size_t start = help.out.find("\n  whichgate ");
    REQUIRE(start != std::string::npos);
    const std::string example = help.out.substr(start + 3, help.out.find('\n', start + 1) - start - 3);
    CAPTURE(example);
    const Ran ran = run_line(example);
    CHECK((ran.code == 0 || ran.code == 2));
    CHECK(ran.err.empty());
    CHECK_FALSE(ran.out.empty());
  }
}
