#include <string>

#include "support/catch.hpp"
#include "whichgate/engine.hpp"

using namespace whichgate;

namespace {

Engine engine() {
  auto world = read_world(R"({
    "accounts": [ { "name": "Management", "id": "111122223333", "users": [ { "name": "mateojackson" } ] },
                  { "name": "Dev", "id": "222233334444" }, { "name": "Twin", "id": "333344445555" }, { "name": "Twin", "id": "444455556666" } ],
    "organization": { "management_account": "Management", "root": { "accounts": [ "Management", "Dev" ] } },
    "identity_center": { "users": [ { "name": "jdoe" } ], "permission_sets": [ { "name": "Billing", "managed_policies": [ "Billing" ] } ] }
  })",
                          "world.json");
  if (!world) FAIL(to_string(world.error()));
  return Engine::compile(*std::move(world));
}

struct Row {
  Question question;
  const char* code;
  const char* pointer;
  const char* help;  // a part of it
};

}  // namespace

TEST_CASE("a name that the world does not know is refused with its place and the nearest name") {
  const Row rows[] = {
      {{.who = "jdo", .as = "Billing", .in = "Management", .page = "Bills"}, "unknown-user", "/who", "`jdoe`"},
      {{.who = "jdoe", .as = "Biling", .in = "Management", .page = "Bills"},
       "unknown-permission-set",
       "/as",
       "`Billing`"},
      {{.who = "jdoe", .as = "Billing", .in = "Managment", .page = "Bills"}, "unknown-account", "/in", "`Management`"},
      {{.who = "jdoe", .as = "Billing", .in = "Twin", .page = "Bills"},
       "ambiguous-account",
       "/in",
       "333344445555, 444455556666"},
      {{.who = "jdoe", .as = "Billing", .in = "Management", .page = "Bill"}, "unknown-page", "/page", "`Bills`"},
      {{.who = "jdoe", .as = "Billing", .in = "Management", .action = "ce:DescribeReprot"},
       "unknown-action",
       "/action",
       "`ce:DescribeReport`"},
      {{.who = "mateojakson", .as = "IAM user", .in = "Management", .page = "Bills"},
       "unknown-user",
       "/who",
       "`mateojackson`"},
      {{.who = "x", .as = "role Deploi", .in = "Management", .page = "Bills"}, "unknown-role", "/as", ""},
      {{.as = "session gone"}, "unknown-session", "/as", ""},
      {{.as = "root", .in = "Dev", .action = "s3:GetObject", .resource = "bucket"},
       "malformed-resource",
       "/resource",
       "arn:"},
      {{.as = "root", .in = "Dev", .action = "s3:GetObject", .context = {{"aws:SourceIpp", {"1.2.3.4"}}}},
       "unknown-condition-key",
       "/context/aws:SourceIpp",
       "`aws:SourceIp`"},
      {{.as = "root", .in = "Dev", .action = "s3:GetObject", .context = {{"aws:PrincipalArn", {"x"}}}},
       "derived-key",
       "/context/aws:PrincipalArn",
       ""},
  };
  const Engine asked = engine();
  for (const Row& row : rows) {
    CAPTURE(to_string(row.question));
    const Problems problems = asked.check(row.question);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == row.code);
    CHECK(problems[0].where.pointer == row.pointer);
    CHECK(problems[0].help.find(row.help) != std::string::npos);
    CHECK(asked.verdict(row.question) == Verdict::invalid);
    CHECK(asked.ask(row.question).verdict == Verdict::invalid);
    CHECK(asked.ask(row.question).reports.empty());
  }
}

TEST_CASE("all the names that a question gets wrong are told at once") {
  CHECK(engine().check({.who = "jdo", .as = "Biling", .in = "Nowhere", .page = "Bill"}).size() == 4);
}

TEST_CASE("accounts go by id as well as by name, actions in any case") {
  const Engine asked = engine();
  const Decision decision = asked.ask({.as = "root", .in = "222233334444", .action = "CE:describereport"});
  REQUIRE(decision.problems.empty());
  CHECK(decision.account_name == "Dev");
  CHECK(decision.actions == std::vector<std::string>{"ce:DescribeReport"});
}

TEST_CASE("every gate reports, in the order in which a person meets them") {
  const Decision decision = engine().ask({.who = "jdoe", .as = "Billing", .in = "Management", .page = "Bills"});
  REQUIRE(decision.reports.size() == gate_count);
  for (int i = 0; i < gate_count; ++i) CHECK(static_cast<int>(decision.reports[static_cast<std::size_t>(i)].gate) == i);
}
