#include "report/representative_question.hpp"

#include "support/catch.hpp"
#include "unit/report/scenario_reports.hpp"

using namespace whichgate;
using test_support::question;
using test_support::report_of;

TEST_CASE("the question on which the rule books part tells most") {
  const auto shown = report::representative_question(
      report_of({{"documented",
                  {question("first", "implicit_deny", "identity.no-allow", 1), question("second", "allowed", "", 2)}},
                 {"field-notes",
                  {question("first", "implicit_deny", "identity.no-allow", 1),
                   question("second", "implicit_deny", "billing.not-activated", 2)}}}));
  CHECK(shown.question == "second");
  REQUIRE(shown.answers.size() == 2);
  CHECK(shown.answers[1].rules == "field-notes");
  CHECK(shown.answers[1].asked.reason == "billing.not-activated");
}

TEST_CASE("where the rule books agree the first question that is not allowed tells most") {
  const auto shown = report::representative_question(report_of(
      {{"documented",
        {question("first", "allowed", "", 1), question("second", "implicit_deny", "identity.no-allow", 2)}}}));
  CHECK(shown.question == "second");
}

TEST_CASE("where all is allowed the first question stands for the scenario, and a command never does") {
  Asked command = question("root of Dev: ActivateIamAccess", "done");
  command.kind = Asked::Kind::command;
  const auto shown =
      report::representative_question(report_of({{"documented", {command, question("first", "allowed")}}}));
  CHECK(shown.question == "first");
  CHECK(report::representative_question(report_of({{"documented", {command}}})).answers.empty());
}
