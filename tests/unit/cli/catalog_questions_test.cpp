#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::Ran;
using test_support::run_line;
using test_support::run_program;

TEST_CASE("the help of every question to the catalog shows an example that works as it stands") {
  for (const char* command : {"action", "policy", "page", "who-opens", "history", "diff"}) {
    const Ran help = run_program({"catalog", command, "--help"});
    CHECK(help.code == 0);
    const std::size_t start = help.out.find("\n  whichgate ");
    REQUIRE(start != std::string::npos);
    const std::string example = help.out.substr(start + 3, help.out.find('\n', start + 1) - start - 3);
    CAPTURE(example);
    const Ran ran = run_line(example);
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK_FALSE(ran.out.empty());
  }
}

TEST_CASE("what the catalog does not have is bad input, and gets the nearest name") {
  struct Row {
    std::vector<std::string> args;
    const char *message, *help;
  };
  for (const Row& row : std::vector<Row>{
           {{"action", "ce:DescribReport"}, "AWS lists no action", "did you mean `ce:DescribeReport`?"},
           {{"who-opens", "cee:GetTags"}, "AWS lists no service `cee`", "did you mean `ce:GetTags`?"},
           {{"page", "Bils"}, "no page `Bils`", "did you mean `Bills`?"},
           {{"policy", "Biling"}, "no managed policy `Biling`", "did you mean `Billing`?"},
           {{"policy", "Billing", "--version", "v99"}, "no version `v99` of Billing", "recorded are: v1,"},
           {{"policy", "Billing", "--as-of", "2001-01-01"}, "no version of Billing is so old", "recorded are: v1,"},
           {{"policy", "Billing", "--as-of", "yesterday"}, "`yesterday` is not a date", "2026-01-31"},
           {{"policy", "./no-such-file.json"}, "there is no such file", ""},
           {{"history", "billing"}, "no managed policy `billing`", "did you mean `Billing`?"},
           {{"who-opens", "ce:GetTags", "--as-of", "x"}, "--as-of: error: `x` is not a date", "2026-01-31"},
           {{"diff", "--from", "x", "--to", "2026-01-01"}, "--from: error: `x` is not a date", "2026-01-31"},
           {{"diff", "--from", "2026-01-01", "--to", "2026-02-01", "--policy", "Biling"},
            "no managed policy `Biling`",
            "did you mean `Billing`?"},
           {{"diff", "--from", "2026-01-01", "--to", "2026-02-01", "--world", "no-such-file.json"},
            "there is no such file",
            ""}}) {
    std::vector<std::string> args = row.args;
    args.insert(args.begin(), "catalog");
    const Ran ran = run_program(args);
    CAPTURE(args);
    CHECK(ran.code == 3);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring(row.message) && ContainsSubstring(row.help));
  }
}

TEST_CASE("an action that AWS's policies name and AWS does not list is matched by its text") {
  const Ran ran = run_program({"catalog", "who-opens", "deepcomposer:GetModel"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, ContainsSubstring("AWS does not list this action") && ContainsSubstring("ReadOnlyAccess v"));
}

TEST_CASE("a question that makes no sense is wrong usage") {
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {"catalog", "action"},
           {"catalog", "diff", "--from", "2026-01-01"},
           {"catalog", "policy", "fixtures/golden/catalog-own-policy.json", "--version", "v1"},
           {"catalog", "diff", "--from", "2026-02-01", "--to", "2026-01-01"},
           {"catalog", "policy", "Billing", "--version", "v1", "--as-of", "2020-01-01"}}) {
    const Ran ran = run_program(args);
    CAPTURE(args);
    CHECK(ran.code == 64);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("  help: "));
  }
}

TEST_CASE("a policy of one's own comes from a file or the standard input, and must be one of an identity") {
  const std::string own =
      R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:GetTags", "Resource": "*"}})";
  CHECK_THAT(run_program({"catalog", "policy", "-"}, own).out, ContainsSubstring("allows 1 of"));
  const std::string trust =
      R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "ce:GetTags", "Resource": "*"}})";
  const Ran refused = run_program({"catalog", "policy", "-"}, trust);
  CHECK(refused.code == 3);
  CHECK_THAT(refused.err, ContainsSubstring("allows by principal"));
  CHECK(run_program({"catalog", "policy", "-"}, "no JSON").code == 3);
}

TEST_CASE("all of a cut list is there with --all, and it is said that it was cut") {
  const Ran few = run_program({"catalog", "action", "s3:GetObject"});
  CHECK_THAT(few.out, ContainsSubstring("more (--all names them)"));
  const Ran all = run_program({"catalog", "action", "s3:GetObject", "--all"});
  CHECK(all.out.find("--all") == std::string::npos);
  CHECK(all.out.size() > few.out.size());
}

TEST_CASE("no line of an answer is longer than 120 characters but where one name is") {
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"catalog", "history", "Billing"},
                                             {"catalog", "policy", "PowerUserAccess"},
                                             {"catalog", "page", "Bills", "--all"},
                                             {"catalog", "who-opens", "ce:*"},
                                             {"catalog", "action", "iam:*"}}) {
    std::istringstream lines(run_program(args).out);
    std::string line;
    while (std::getline(lines, line)) {
      CAPTURE(args, line);
      CHECK((line.size() <= 120 || line.find(' ', line.find_first_not_of(' ')) == std::string::npos));
    }
  }
}
