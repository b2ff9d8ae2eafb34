#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/program.hpp"

using test_support::check_golden;
using test_support::Ran;
using test_support::run_program;

namespace {

const std::string trap = "fixtures/scenarios/billing-set-switch-off.json";
const std::string world = "fixtures/worlds/three-accounts.json";
const std::string failing = "fixtures/golden/failing-scenario.json";

// The output of a command line in every form, against fixtures/golden/<name>.txt, .ascii.txt, .color.txt and .json.
void check_forms(const std::string& name, std::vector<std::string> args, int code) {
  const std::string file = "fixtures/golden/" + name;
  const auto check = [&](const std::string& option, const std::string& ending,
                         const whichgate::cli::Terminal& terminal) {
    std::vector<std::string> all = args;
    if (!option.empty()) all.push_back(option);
    const Ran ran = run_program(all, {}, terminal);
    CAPTURE(name, option, ran.err);
    CHECK(ran.code == code);
    CHECK(ran.err.empty());
    check_golden(ran.out, file + ending);
  };
  check("", ".txt", {});
  check("--ascii", ".ascii.txt", {});
  check("--json", ".json", {});
  check("", ".color.txt", {true, false});
}

}  // namespace

TEST_CASE("why answers the first denied expectation of a scenario in full") {
  check_forms("why-trap", {"why", trap}, 2);
}

TEST_CASE("why answers a question about a world") {
  check_forms("why-two-reasons",
              {"why", world, "--who", "jdoe", "--as", "Billing", "--in", "Management", "--page", "Cost Explorer"}, 2);
  check_forms("why-allowed",
              {"why", world, "--who", "jdoe", "--as", "Billing", "--in", "Management", "--action", "ce:GetCostAndUsage",
               "--through", "api"},
              0);
  check_forms("why-unknown",
              {"why", world, "--who", "jdoe", "--as", "Billing", "--in", "Management", "--action",
               "billing:GetBillingData", "--through", "api"},
              4);
}

TEST_CASE("why shows every gate and the statements when asked") {
  check_forms("why-everything",
              {"why", world, "--who", "mmajor", "--as", "AdministratorAccess", "--in", "Dev", "--action",
               "s3:GetObject", "--resource", "arn:aws:s3:::reports/2026.csv", "--every-gate", "--statements"},
              0);
}

TEST_CASE("run is silent but for a summary when all holds") { check_forms("run-held", {"run", trap}, 0); }

TEST_CASE("run is exact about every expectation that does not hold") {
  check_forms("run-failing", {"run", failing}, 1);
}

TEST_CASE("list shows titles and files, and replays") {
  check_forms("list", {"list", trap, failing}, 0);
  check_forms("list-replay", {"list", "--replay", trap, failing}, 1);
}

TEST_CASE("colours are for terminals, and can be turned off") {
  const whichgate::cli::Terminal terminal{true, false};
  CHECK(run_program({"why", trap}, {}, terminal).out.find('\033') != std::string::npos);
  CHECK(run_program({"why", trap, "--no-color"}, {}, terminal).out == run_program({"why", trap}).out);
  CHECK(run_program({"why", trap, "--json"}, {}, terminal).out == run_program({"why", trap, "--json"}).out);
}

TEST_CASE("a scenario answers under the rule book that is asked for") {
  CHECK(run_program({"why", trap, "--rules", "field-notes"}).code == 2);
  CHECK(run_program({"run", trap, "--rules", "documented"}).code == 0);
}

TEST_CASE("a scenario and a world can come from the standard input") {
  const std::string inlined = R"({ "title": "t", "world": { "accounts": [ { "name": "A", "id": "111122223333" } ] },
    "steps": [ { "expect": "allowed", "as": "root", "in": "A", "action": "s3:ListAllMyBuckets" } ] })";
  CHECK(run_program({"run", "-"}, inlined).code == 0);
  CHECK(run_program({"why", "-"}, inlined).code == 0);
}

TEST_CASE("progress is for terminals, goes to the error output, and is gone at the end") {
  const Ran ran = run_program({"run", trap, trap}, {}, {false, true});
  CHECK(ran.err.find("2/2 scenarios") != std::string::npos);
  CHECK(ran.err.ends_with("\r\033[K"));
  CHECK(ran.out == run_program({"run", trap, trap}).out);
}
