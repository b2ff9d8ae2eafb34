#include "policy_simulator/positions.hpp"

#include "support/catch.hpp"

using whichgate::MatchedStatement;
using whichgate::policy_simulator::statement_places;
using Position = MatchedStatement::Position;

TEST_CASE("a statement outside a list begins after its brace and ends after its closing brace") {
  const std::string policy = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
  const auto places = statement_places(policy);
  REQUIRE(places.size() == 1);
  CHECK(places[0].start == Position{1, 38});
  CHECK(places[0].end == Position{1, static_cast<int>(policy.size())});
}

TEST_CASE("the first statement of a list begins after the bracket, and the next where the one before ended") {
  const auto places = statement_places(R"({"Statement":[{"Effect":"Deny"},{"Effect":"Allow"} , {}]})");
  REQUIRE(places.size() == 3);
  CHECK(places[0].start == Position{1, 15});
  CHECK(places[0].end == Position{1, 32});
  CHECK(places[1].start == Position{1, 32});
  CHECK(places[1].end == Position{1, 51});
  CHECK(places[2].start == Position{1, 51});
  CHECK(places[2].end == Position{1, 56});
}

TEST_CASE("places count lines, and columns in each") {
  const auto places =
      statement_places("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n    },\n    {}\n  ]\n}");
  REQUIRE(places.size() == 2);
  CHECK(places[0].start == Position{3, 17});
  CHECK(places[0].end == Position{5, 6});
  CHECK(places[1].start == Position{5, 6});
  CHECK(places[1].end == Position{6, 7});
}

TEST_CASE("columns count characters, and braces in strings do not count") {
  const auto places = statement_places("{\"Id\":\"caf\xC3\xA9\",\"Statement\":[{\"Sid\":\"}{\\\"}\"}]}");
  REQUIRE(places.size() == 1);
  CHECK(places[0].start == Position{1, 27});
  CHECK(places[0].end == Position{1, 42});
}

TEST_CASE("a text that is not a policy has no places") {
  CHECK(statement_places("{").empty());
  CHECK(statement_places("{}").empty());
}
