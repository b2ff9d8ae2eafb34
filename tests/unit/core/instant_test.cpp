#include "whichgate/instant.hpp"

#include "support/catch.hpp"
#include "whichgate/literals.hpp"

using namespace whichgate;
using namespace whichgate::literals;
using namespace std::chrono_literals;

TEST_CASE("moments are read from ISO 8601 and written in UTC") {
  struct Row {
    const char* text;
    const char* utc;
  };
  const Row row = GENERATE(values<Row>({
      {"2026-11-22", "2026-11-22T00:00:00Z"},
      {"2026-11-22T09:00Z", "2026-11-22T09:00:00Z"},
      {"2026-11-22T09:00:01Z", "2026-11-22T09:00:01Z"},
      {"2026-11-22T09:00:00+01:00", "2026-11-22T08:00:00Z"},
      {"2026-11-22T00:30:00+05:45", "2026-11-21T18:45:00Z"},
      {"2026-12-31T23:00:00-02:00", "2027-01-01T01:00:00Z"},
      {"2020-11-20T09:04:20.346000-08:00", "2020-11-20T17:04:20Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
      {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
      {"0001-01-01", "0001-01-01T00:00:00Z"},
  }));
  CAPTURE(row.text);
  const auto instant = parse_instant(row.text);
  REQUIRE(instant);
  CHECK(to_string(*instant) == row.utc);
  CHECK(parse_instant(to_string(*instant)) == instant);
}

TEST_CASE("what is not a moment is refused") {
  const char* text = GENERATE(
      "", "2026", "2026-11", "2026-13-01", "2026-02-29", "2026-11-00", "2026-11-22T", "2026-11-22T09Z",
      "2026-11-22T09:00", "2026-11-22T09:00:00", "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:00:60Z",
      "2026-11-22T09:00:00.Z", "2026-11-22T09:00:00+0100", "2026-11-22T09:00:00+24:00", "2026-11-22T09:00:00Z ",
      " 2026-11-22", "2026-11-22 09:00:00Z", "26-11-22", "2026-1-2", "2026-11-22t09:00:00z", "1650989104");
  CAPTURE(text);
  CHECK_FALSE(parse_instant(text));
}

TEST_CASE("durations are read, and written in their shortest form") {
  struct Row {
    const char* text;
    std::chrono::seconds duration;
    const char* shortest;
    const char* words;
  };
  const Row row = GENERATE(values<Row>({
      {"PT1H", 1h, "PT1H", "1 hour"},
      {"PT12H", 12h, "PT12H", "12 hours"},
      {"P90D", 2160h, "P90D", "90 days"},
      {"PT1H30M", 90min, "PT1H30M", "1 hour 30 minutes"},
      {"PT90M", 90min, "PT1H30M", "1 hour 30 minutes"},
      {"PT900S", 15min, "PT15M", "15 minutes"},
      {"P1DT1S", 86401s, "P1DT1S", "1 day 1 second"},
      {"PT24H", 24h, "P1D", "1 day"},
      {"PT0H5M", 5min, "PT5M", "5 minutes"},
  }));
  CAPTURE(row.text);
  const auto duration = parse_duration(row.text);
  REQUIRE(duration);
  CHECK(*duration == row.duration);
  CHECK(to_string(*duration) == row.shortest);
  CHECK(in_words(*duration) == row.words);
  CHECK(parse_duration(to_string(*duration)) == duration);
}

TEST_CASE("what is not a duration is refused, zero included") {
  const char* text = GENERATE("", "P", "PT", "1H", "PT1", "PTH", "P1H", "PT1D", "PT1M1H", "PT1H1H", "P1DT", "PT0S",
                              "P0D", "-PT1H", "PT-1H", "P1W", "P1M", "P1Y", "PT1.5H", "pt1h", "PT1H ", "PT9999999999S");
  CAPTURE(text);
  CHECK_FALSE(parse_duration(text));
}

TEST_CASE("no time, and time before, can be written too") {
  CHECK(to_string(0s) == "PT0S");
  CHECK(in_words(0s) == "no time");
  CHECK(to_string(std::chrono::seconds(-90min)) == "-PT1H30M");
  CHECK(in_words(std::chrono::seconds(-1s)) == "minus 1 second");
}

TEST_CASE("literals are checked when the program is compiled") {
  STATIC_REQUIRE("111122223333"_account == "111122223333");
  STATIC_REQUIRE("ce:DescribeReport"_action == "ce:DescribeReport");
  STATIC_REQUIRE("2026-11-22T09:00:00Z"_utc.time_since_epoch().count() == 1795338000);
  CHECK(to_string("2026-11-22T09:00:00Z"_utc) == "2026-11-22T09:00:00Z");
}
