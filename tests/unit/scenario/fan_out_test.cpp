#include "scenario/fan_out.hpp"

#include "support/catch.hpp"

using whichgate::Question;
using whichgate::scenario::fan_out;

TEST_CASE("a question without lists is asked once") {
  Question question;
  question.region = "eu-west-1";
  const auto questions = fan_out(question, {});
  REQUIRE(questions.size() == 1);
  CHECK(questions[0].region == "eu-west-1");
}

TEST_CASE("lists fan out to every combination, the last list turning fastest") {
  const auto questions = fan_out({}, {{"jdoe", "asmith"}, {"Billing"}, {"Management", "Dev"}, {}, {}, {}});
  REQUIRE(questions.size() == 4);
  CHECK(questions[0].who + questions[0].in == "jdoeManagement");
  CHECK(questions[1].who + questions[1].in == "jdoeDev");
  CHECK(questions[2].who + questions[2].in == "asmithManagement");
  CHECK(questions[3].who + questions[3].in == "asmithDev");
  CHECK(questions[3].as == "Billing");
}

TEST_CASE("pages, actions and resources fan out as well") {
  const auto questions = fan_out({}, {{}, {}, {}, {"Bills"}, {"s3:GetObject", "s3:PutObject"}, {"arn:1", "arn:2"}});
  REQUIRE(questions.size() == 4);
  CHECK(questions[1].action == "s3:GetObject");
  CHECK(questions[1].resource == "arn:2");
  CHECK(questions[1].page == "Bills");
}
