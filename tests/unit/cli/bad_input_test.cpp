#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::Folder;
using test_support::Ran;
using test_support::run_program;

namespace {

const std::string three_accounts = "fixtures/worlds/three-accounts.json";

// Bad input ends with 3 and gives nothing but findings.
std::string refused(const std::vector<std::string>& args) {
  const Ran ran = run_program(args);
  CAPTURE(ran.out, ran.err);
  CHECK(ran.code == 3);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, ContainsSubstring("error: "));
  return ran.err;
}

// The same file as a scenario, as a world, and in a list.
std::string refused_everywhere(const std::string& path) {
  refused({"list", path});
  refused({"why", path, "--who", "jdoe", "--as", "Billing", "--in", "Management", "--page", "Bills"});
  return refused({"run", path});
}

std::vector<std::string> why(const std::vector<std::string>& question) {
  std::vector<std::string> args{"why", three_accounts};
  args.insert(args.end(), question.begin(), question.end());
  return args;
}

}  // namespace

TEST_CASE("a file that is not there, a folder and an empty file are refused") {
  const Folder folder;
  CHECK(refused_everywhere("none.json") ==
        "none.json: error: there is no such file\n"
        "  help: check the path; a relative one starts in the folder that the program was started in\n");
  CHECK_THAT(refused({"why", folder.path()}), ContainsSubstring("this is a folder"));
  CHECK_THAT(refused({"run", folder.path()}), ContainsSubstring("no .json file"));
  CHECK_THAT(refused_everywhere(folder.file("empty.json", "")), ContainsSubstring("empty.json"));
}

TEST_CASE("text that is not JSON is refused with its place") {
  const Folder folder;
  CHECK_THAT(refused_everywhere(folder.file("broken.json", "{\n  \"title\": ,\n}")),
             ContainsSubstring("broken.json:2:"));
  CHECK_THAT(refused_everywhere(folder.file("twice.json", "{\"title\": \"a\",\n \"title\": \"b\"}")),
             ContainsSubstring("twice.json:2:2"));
  CHECK_THAT(refused_everywhere(folder.file("cut.json", "{\"title\": \"a")), ContainsSubstring("cut.json:1:"));
  refused_everywhere(folder.file("bytes.json", std::string("\xFF\xFE\x00\x01", 4)));
  refused_everywhere(folder.file("number.json", "42"));
}

TEST_CASE("a megabyte of brackets is refused with one short finding") {
  const Folder folder;
  const std::string found = refused_everywhere(folder.file("deep.json", std::string(1'000'000, '[')));
  CHECK(found.size() < 400);
}

TEST_CASE("unknown names in a question get the nearest name") {
  CHECK_THAT(refused(why({"--who", "jdo", "--as", "Billing", "--in", "Management", "--page", "Bills"})),
             ContainsSubstring("--who: error: there is no user `jdo`") && ContainsSubstring("did you mean `jdoe`?"));
  CHECK_THAT(refused(why({"--who", "jdoe", "--as", "Biling", "--in", "Management", "--page", "Bills"})),
             ContainsSubstring("did you mean `Billing`?"));
  CHECK_THAT(refused(why({"--who", "jdoe", "--as", "Billing", "--in", "Managment", "--page", "Bills"})),
             ContainsSubstring("did you mean `Management`?"));
  CHECK_THAT(refused(why({"--who", "jdoe", "--as", "Billing", "--in", "Management", "--page", "Bils"})),
             ContainsSubstring("did you mean `Bills`?"));
  CHECK_THAT(refused(why({"--who", "jdoe", "--as", "Billing", "--in", "Management", "--action", "ce:DescribeRepor"})),
             ContainsSubstring("did you mean `ce:DescribeReport`?"));
  CHECK_THAT(refused(why({"--who", "jdoe", "--as", "Billing", "--in", "Management", "--action", "ce:GetTags",
                          "--context", "aws:SourceIpp=203.0.113.7"})),
             ContainsSubstring("--context: error: ") && ContainsSubstring("did you mean `aws:SourceIp`?"));
}

TEST_CASE("several unknown names come at once") {
  const std::string found = refused(why({"--who", "jdo", "--as", "Biling", "--in", "Management", "--page", "Bils"}));
  CHECK_THAT(found, ContainsSubstring("jdo") && ContainsSubstring("Biling") && ContainsSubstring("Bils"));
}

TEST_CASE("a world with numbers for account ids and with dangling references is refused with all of them") {
  const Folder folder;
  const std::string found =
      refused({"why", folder.file("w.json", R"({ "accounts": [ { "name": "A", "id": 111122223333 } ],
    "identity_center": { "owner_account": "B", "assignments": [ { "permission_set": "P", "account": "C", "group": "G" } ] } })"),
               "--who", "x"});
  CHECK_THAT(found, ContainsSubstring("w.json:1:"));
  CHECK(std::count(found.begin(), found.end(), '\n') > 2);
}

TEST_CASE("one malformed scenario among others: its findings and no half result") {
  const Folder folder;
  folder.file("bad.json", R"({ "title": "t", "world": {}, "steps": [ { "expect": "maybe" } ] })");
  CHECK_THAT(refused({"run", "fixtures/scenarios/billing-set-switch-off.json", folder.path()}),
             ContainsSubstring("maybe"));
}

TEST_CASE("a folder's other .json files are passed over, but a named file is read as what it should be") {
  const Folder folder;
  const std::string other = folder.file("package.json", R"({ "name": "x" })");
  CHECK_THAT(refused({"run", folder.path()}), ContainsSubstring("there is no scenario file in it"));
  CHECK_THAT(refused({"run", other}), ContainsSubstring("`steps` is missing"));
}

TEST_CASE("a scenario whose world is missing is refused at the line that names it") {
  const Folder folder;
  CHECK_THAT(
      refused({"run", folder.file("s.json",
                                  "{ \"title\": \"t\",\n\"world\": \"none.json\",\n\"steps\": [{ \"do\": \"Wait\", "
                                  "\"For\": \"PT1M\" }] }")}),
      ContainsSubstring("s.json:2:10: error: the world ") && ContainsSubstring("there is no such file"));
}
