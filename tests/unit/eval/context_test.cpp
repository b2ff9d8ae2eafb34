#include "eval/request.hpp"
#include "support/catch.hpp"

using whichgate::eval::Context;

TEST_CASE("context keys are found whatever their case") {
  Context context;
  context.set("aws:SourceIp", "203.0.113.1");
  context.set("AWS:PrincipalTag/Team", "red");
  context.set_list("aws:TagKeys", {"a", "b"});
  context.set("aws:CurrentTime", "2026-01-01T00:00:00Z");
  REQUIRE(context.find("AWS:sourceip"));
  CHECK(context.find("aws:principaltag/TEAM")->values.front() == "red");
  CHECK(context.find("aws:tagkeys")->multivalued);
  CHECK_FALSE(context.find("aws:SourceIp")->multivalued);
  CHECK(context.find("aws:Source") == nullptr);
  CHECK(context.find("") == nullptr);
  CHECK(context.entries().size() == 4);
}

TEST_CASE("setting a key again replaces it, removing it makes it absent") {
  Context context;
  context.set("aws:SourceIp", "1.2.3.4");
  context.set("AWS:SOURCEIP", "5.6.7.8");
  CHECK(context.entries().size() == 1);
  CHECK(context.find("aws:SourceIp")->values.front() == "5.6.7.8");
  context.remove("aws:sourceIP");
  CHECK(context.find("aws:SourceIp") == nullptr);
}
