#include "report/scenarios_text.hpp"

#include "support/catch.hpp"
#include "unit/report/scenario_reports.hpp"

using namespace whichgate;
using test_support::question;
using test_support::report_of;

TEST_CASE("a replayed scenario is one line, with both verdicts where they differ") {
  const auto agree = report_of({{"documented", {question("may jdoe", "implicit_deny", "identity.no-allow")}},
                                {"field-notes", {question("may jdoe", "implicit_deny", "identity.no-allow")}}});
  CHECK(report::scenario_replay_text({agree}, {.ascii = true}) ==
        "ok A title: may jdoe? denied, identity.no-allow\n1 scenario, 2 expectations: all hold\n");
  const auto differ = report_of({{"documented", {question("may jdoe", "allowed")}},
                                 {"field-notes", {question("may jdoe", "explicit_deny", "scp.explicit-deny")}}});
  CHECK(report::scenario_replay_text({differ}, {.ascii = true}) ==
        "ok A title: may jdoe? documented: allowed; field-notes: denied, scp.explicit-deny\n"
        "1 scenario, 2 expectations: all hold\n");
}

TEST_CASE("a scenario with a failure is marked in its line") {
  auto report = report_of({{"documented", {question("may jdoe", "allowed")}}});
  report.failures.push_back({});
  CHECK(report::scenario_replay_text({report}, {.ascii = true}).starts_with("x  A title"));
  CHECK(report::scenario_replay_text({report}, {.color = true}).starts_with("\033[31m\xE2\x9C\x97\033[0m "));
}

TEST_CASE("the summary counts scenarios, expectations and failures") {
  auto report = report_of({{"documented", {question("a", "allowed"), question("b", "allowed")}}});
  CHECK(report::scenario_results_text({report}, {}) == "1 scenario, 2 expectations: all hold\n");
  report.failures.push_back({});
  CHECK(
      report::scenario_results_text({report, report}, {}).ends_with("\n2 scenarios, 4 expectations: 2 do not hold\n"));
}

TEST_CASE("a failure is described with its place, its question, and what was expected and came") {
  auto report = report_of({{"documented", {question("may jdoe", "implicit_deny")}}});
  report.failures = {{"may jdoe",
                      "allowed",
                      "implicit_deny, identity.no-allow",
                      "identity-policy",
                      "identity.no-allow",
                      "documented",
                      {"s.json", "/steps/0", 7, 5}}};
  CHECK(report::scenario_results_text({report}, {}) ==
        "s.json:7:5: expectation does not hold (documented)\n"
        "  asked     may jdoe\n"
        "  expected  allowed\n"
        "  got       implicit_deny, identity.no-allow\n"
        "  gate      identity-policy\n"
        "  reason    identity.no-allow\n"
        "1 scenario, 1 expectation: 1 does not hold\n");
}

TEST_CASE("a list of scenarios is in columns") {
  Scenario first, second;
  first.title = "Short";
  first.file = "a.json";
  second.title = "A longer title";
  second.file = "b.json";
  CHECK(report::scenario_list_text({first, second}, {}) == "Short           a.json\nA longer title  b.json\n");
}
