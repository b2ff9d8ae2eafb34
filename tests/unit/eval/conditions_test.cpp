#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/matching.hpp"

using namespace whichgate;
using namespace whichgate::eval;

namespace {

using Values = std::vector<std::string>;

constexpr Match no = Match::no, yes = Match::yes, unknown = Match::unknown;

PolicyDocument version_2012() {
  PolicyDocument policy;
  policy.version = "2012-10-17";
  return policy;
}

struct Row {
  std::string_view how;
  Values expected;
  Values actual;
  Match match;
};

// The request's key `test:key` holds the row's one value; `set` makes it a key with several values.
Match match_row(const Row& row, bool set, ConditionReport* report = nullptr) {
  PolicyCondition condition;
  condition.condition_operator = row.how;
  condition.key = "test:key";
  condition.values = row.expected;
  Context context;
  context.set("aws:username", "alice");
  context.set("aws:PrincipalTag/star", "*");
  if (set) {
    context.set_list("test:key", row.actual);
  } else if (!row.actual.empty()) {
    context.set("test:key", row.actual.front());
  }
  return matching::match_condition(condition, version_2012(), context, report);
}

void check(const std::vector<Row>& rows, bool set = false) {
  for (const Row& row : rows) {
    INFO(fmt::format("{} [{}] on [{}]", row.how, fmt::join(row.expected, ", "), fmt::join(row.actual, ", ")));
    CHECK(match_row(row, set) == row.match);
    ConditionReport report;
    CHECK(match_row(row, set, &report) == row.match);
    CHECK(report.match == row.match);
    CHECK(report.expected.size() == row.expected.size());
    CHECK(report.actual == row.actual);
    if (row.match == unknown) CHECK_FALSE(report.note.empty());
  }
}

}  // namespace

TEST_CASE("string operators compare texts") {
  check({
      {"StringEquals", {"a"}, {"a"}, yes},
      {"StringEquals", {"a"}, {"A"}, no},
      {"StringEquals", {"a", "b"}, {"b"}, yes},
      {"StringEquals", {"a*"}, {"ab"}, no},
      {"StringEquals", {""}, {""}, yes},
      {"stringEQUALS", {"a"}, {"a"}, yes},
      {"StringNotEquals", {"a"}, {"b"}, yes},
      {"StringNotEquals", {"a", "b"}, {"b"}, no},
      {"StringEqualsIgnoreCase", {"Alice"}, {"aLICE"}, yes},
      {"StringEqualsIgnoreCase", {"Alice"}, {"bob"}, no},
      {"StringEqualsIgnoreCase", {"x\xC3\x89"}, {"X\xC3\xA9"}, unknown},
      {"StringEqualsIgnoreCase", {"x\xC3\x89"}, {"y\xC3\xA9"}, no},
      {"StringEqualsIgnoreCase", {"x\xC3\x89"}, {"xe"}, no},
      {"StringNotEqualsIgnoreCase", {"Alice"}, {"aLICE"}, no},
      {"StringNotEqualsIgnoreCase", {"x\xC3\x89"}, {"X\xC3\xA9"}, unknown},
      {"StringLike", {"iam*"}, {"iamuser/admin"}, yes},
      {"StringLike", {"iam?"}, {"iam"}, no},
      {"StringLike", {"IAM*"}, {"iamuser"}, no},
      {"StringLike", {""}, {""}, yes},
      {"StringLike", {""}, {"a"}, no},
      {"StringLike", {"a[b]"}, {"ab"}, no},
      {"StringNotLike", {"iam*"}, {"x"}, yes},
      {"StringNotLike", {"iam*", "x"}, {"x"}, no},
  });
}

TEST_CASE("numeric operators compare numbers") {
  check({
      {"NumericEquals", {"10"}, {"10.0"}, yes},
      {"NumericEquals", {"10abc"}, {"10"}, no},
      {"NumericNotEquals", {"10"}, {"10.0"}, no},
      {"NumericNotEquals", {"10"}, {"abc"}, yes},
      {"NumericLessThan", {"10"}, {"9"}, yes},
      {"NumericLessThan", {"10"}, {"10"}, no},
      {"NumericLessThanEquals", {"10"}, {"10"}, yes},
      {"NumericLessThanEquals", {"10"}, {"11"}, no},
      {"NumericGreaterThan", {"10"}, {"10"}, no},
      {"NumericGreaterThan", {"5", "100"}, {"7"}, yes},
      {"NumericGreaterThanEquals", {"10"}, {"10"}, yes},
      {"NumericGreaterThanEquals", {"10"}, {"9"}, no},
      {"NumericEquals", {"${aws:username}"}, {"${aws:username}"}, no},
  });
}

TEST_CASE("date operators compare moments") {
  check({
      {"DateEquals", {"2025-01-01T00:00:00Z"}, {"1735689600"}, yes},
      {"DateEquals", {"nonsense"}, {"nonsense"}, no},
      {"DateNotEquals", {"2025-01-01"}, {"2025-01-01T01:00:00+01:00"}, no},
      {"DateNotEquals", {"2025-01-01"}, {"2025-01-02"}, yes},
      {"DateLessThan", {"1735689600"}, {"2024-12-31T23:59:59Z"}, yes},
      {"DateLessThan", {"1735689600"}, {"2025-01-01T00:00:00Z"}, no},
      {"DateLessThanEquals", {"1735689600"}, {"2025-01-01T00:00:00Z"}, yes},
      {"DateGreaterThan", {"2025-01-01"}, {"2025-01-01T00:00:00Z"}, no},
      {"DateGreaterThan", {"2025-01-01"}, {"2025-01-01T00:00:00.1Z"}, yes},
      {"DateGreaterThanEquals", {"2025-01-01"}, {"2025-01-01T00:00:00Z"}, yes},
      {"DateGreaterThanEquals", {"2025-01-01"}, {"2024-12-31T23:59:59Z"}, no},
      {"DateLessThan", {"2025-01-01T00:00:00"}, {"2024-01-01T00:00:00Z"}, unknown},
      {"DateLessThan", {"2025-01-01T00:00:00Z"}, {"2024-01-01T00:00:00"}, unknown},
  });
}

TEST_CASE("Bool knows true and false, whatever the case") {
  check({
      {"Bool", {"true"}, {"true"}, yes},
      {"Bool", {"True"}, {"tRUE"}, yes},
      {"Bool", {"false"}, {"true"}, no},
      {"Bool", {"maybe"}, {"maybe"}, no},
      {"Bool", {"${aws:username}"}, {"true"}, unknown},
  });
}

TEST_CASE("BinaryEquals compares bytes") {
  check({
      {"BinaryEquals", {"QQ=="}, {"QQ"}, unknown},
      {"BinaryEquals", {"QQ=="}, {"QR=="}, yes},  // the last bits belong to no byte
      {"BinaryEquals", {"QQ=="}, {"Qg=="}, no},
      {"BinaryEquals", {"-"}, {"-"}, no},
  });
}

TEST_CASE("IP operators compare addresses") {
  check({
      {"IpAddress", {"203.0.113.0/24", "2001:DB8::/32"}, {"2001:db8::5"}, yes},
      {"IpAddress", {"203.0.113.0/24"}, {"198.51.100.1"}, no},
      {"NotIpAddress", {"203.0.113.0/24", "192.0.2.0/24"}, {"192.0.2.9"}, no},
      {"NotIpAddress", {"203.0.113.7"}, {"2001:db8::1"}, yes},
      {"NotIpAddress", {"203.0.113.7"}, {"no address"}, yes},
  });
}

TEST_CASE("ARN operators compare six parts, StringLike the whole text") {
  const std::string arn = "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";
  const std::string pattern = "arn:aws:someservice:*:111122223333:finance/*";
  check({
      {"StringLike", {pattern}, {arn}, yes},
      {"ArnLike", {pattern}, {arn}, no},
      {"ArnEquals", {"arn:aws:iam::*:user/alice"}, {"arn:aws:iam::111122223333:user/alice"}, yes},
      {"ArnLike", {"arn:aws:iam::*:user/ALICE"}, {"arn:aws:iam::111122223333:user/alice"}, no},
      {"ArnLike", {"arn:aws:*"}, {"arn:aws:iam::111122223333:user/alice"}, no},
      {"ArnLike", {"*"}, {"arn:aws:iam::111122223333:user/alice"}, no},
      {"ArnLike", {"arn:aws:sns:*:*:*"}, {"no ARN"}, no},
      {"ArnNotLike", {"arn:aws:iam::*:user/bob", "arn:aws:iam::*:user/alice"}, {"arn:aws:iam::1:user/alice"}, no},
      {"ArnNotEquals", {"arn:aws:iam::*:user/bob"}, {"arn:aws:iam::1:user/alice"}, yes},
      {"ArnLike", {"arn:aws:iam::*:user/${aws:username}"}, {"arn:aws:iam::1:user/alice"}, yes},
      {"ArnLike", {"arn:aws:iam::*:user/${aws:userid}"}, {"arn:aws:iam::1:user/alice"}, no},
      {"ArnNotLike", {"arn:aws:iam::*:user/${aws:userid}"}, {"arn:aws:iam::1:user/alice"}, yes},
  });
}

TEST_CASE("variables in values are filled in, and their content is literal") {
  check({
      {"StringEquals", {"${aws:username}"}, {"alice"}, yes},
      {"StringLike", {"${aws:username}/*"}, {"alice/docs"}, yes},
      {"StringLike", {"${aws:PrincipalTag/star}"}, {"anything"}, no},
      {"StringLike", {"${aws:PrincipalTag/star}"}, {"*"}, yes},
      {"StringLike", {"a${*}"}, {"abc"}, no},
      {"StringEquals", {"a${*}"}, {"a*"}, yes},
      {"StringEqualsIgnoreCase", {"${aws:username}"}, {"ALICE"}, yes},
      {"StringEquals", {"${aws:userid}"}, {"${aws:userid}"}, no},
      {"StringNotEquals", {"${aws:userid}"}, {"x"}, yes},
      {"StringNotLike", {"${aws:userid}", "x"}, {"x"}, no},
      {"StringEquals", {"${aws:userid, 'nobody'}"}, {"nobody"}, yes},
  });
}

TEST_CASE("before version 2012-10-17 variables are text") {
  PolicyCondition condition{"StringEquals", "test:key", {"${aws:username}"}, true, {}};
  PolicyDocument old;
  old.version = "2008-10-17";
  Context context;
  context.set("aws:username", "alice");
  context.set("test:key", "${aws:username}");
  CHECK(matching::match_condition(condition, old, context, nullptr) == yes);
  context.set("test:key", "alice");
  CHECK(matching::match_condition(condition, old, context, nullptr) == no);
  CHECK(matching::match_condition(condition, PolicyDocument{}, context, nullptr) == no);
}

TEST_CASE("an absent key matches by the operator's form") {
  check({
      {"StringEquals", {"a"}, {}, no},
      {"StringNotEquals", {"a"}, {}, yes},
      {"StringEqualsIfExists", {"a"}, {}, yes},
      {"StringNotEqualsIfExists", {"a"}, {}, yes},
      {"ForAllValues:StringEquals", {"a"}, {}, yes},
      {"ForAllValues:StringNotEquals", {"a"}, {}, yes},
      {"ForAnyValue:StringEquals", {"a"}, {}, no},
      {"ForAnyValue:StringNotEquals", {"a"}, {}, no},
      {"ForAnyValue:StringEqualsIfExists", {"a"}, {}, yes},
      {"Bool", {"false"}, {}, no},
      {"BoolIfExists", {"false"}, {}, yes},
      {"NumericLessThan", {"10"}, {}, no},
      {"NumericNotEquals", {"10"}, {}, yes},
      {"DateNotEquals", {"2025-01-01"}, {}, yes},
      {"IpAddress", {"0.0.0.0/0"}, {}, no},
      {"NotIpAddress", {"0.0.0.0/0"}, {}, yes},
      {"ArnNotEquals", {"arn:aws:sns:us-east-1:111122223333:t"}, {}, yes},
      {"BinaryEquals", {"QQ=="}, {}, no},
      {"StringEquals", {"${aws:userid}"}, {}, no},
      {"StringEqualsIfExists", {"${aws:userid}"}, {}, yes},
  });
}

TEST_CASE("IfExists changes nothing when the key is there") {
  check({
      {"StringEqualsIfExists", {"a"}, {"b"}, no},
      {"StringNotEqualsIfExists", {"a"}, {"a"}, no},
      {"NumericLessThanIfExists", {"10"}, {"11"}, no},
      {"ArnLikeIfExists", {"arn:aws:iam::*:user/a"}, {"arn:aws:iam::1:user/a"}, yes},
  });
}

TEST_CASE("Null asks whether the key is there") {
  check({
      {"Null", {"true"}, {}, yes},
      {"Null", {"TRUE"}, {}, yes},
      {"Null", {"true"}, {"x"}, no},
      {"Null", {"false"}, {"x"}, yes},
      {"Null", {"false"}, {}, no},
      {"Null", {"true"}, {""}, yes},
      {"Null", {"maybe"}, {"x"}, no},
      {"ForAllValues:Null", {"false"}, {}, yes},
      {"ForAnyValue:Null", {"true"}, {}, no},
  });
  check({{"Null", {"false"}, {"a", "b"}, yes}, {"Null", {"true"}, {}, yes}}, true);
}

TEST_CASE("set operators judge each value, then all or any of them") {
  check(
      {
          {"ForAllValues:StringEquals", {"a", "b"}, {"a", "b"}, yes},
          {"ForAllValues:StringEquals", {"a", "b"}, {"a", "c"}, no},
          {"ForAllValues:StringEquals", {"a"}, {}, yes},
          {"ForAllValues:StringEquals", {"a"}, {""}, yes},
          {"ForAllValues:StringEquals", {"a"}, {"a", ""}, no},
          {"ForAnyValue:StringEquals", {"a", "b"}, {"c", "a"}, yes},
          {"ForAnyValue:StringEquals", {"a", "b"}, {"c"}, no},
          {"ForAnyValue:StringEquals", {"a"}, {}, no},
          {"ForAllValues:StringNotEquals", {"a", "b"}, {"a", "c"}, no},
          {"ForAllValues:StringNotEquals", {"a", "b"}, {"c", "d"}, yes},
          {"ForAnyValue:StringNotEquals", {"a", "b"}, {"a", "c"}, yes},
          {"ForAnyValue:StringNotEquals", {"a", "b"}, {"a", "b"}, no},
          {"ForAllValues:StringNotLike", {"key1*"}, {"key1:legal", "key2:x"}, no},
          {"ForAllValues:ArnLike", {"arn:aws:s3:::*"}, {"arn:aws:s3:::a", "arn:aws:s3:::b"}, yes},
          {"ForAnyValue:DateLessThan", {"2025-01-01T00:00:00"}, {"2024-01-01", "x"}, unknown},
          {"ForAllValues:DateLessThan", {"2025-01-01T00:00:00"}, {"2024-01-01", "x"}, no},
      },
      true);
}

TEST_CASE("a key with several values matches nothing without a set operator") {
  check({{"StringEquals", {"a"}, {"a"}, no}, {"StringNotEquals", {"b"}, {"a"}, no}}, true);
  ConditionReport report;
  match_row({"StringEquals", {"a"}, {"a"}, no}, true, &report);
  CHECK_THAT(report.note, Catch::Matchers::ContainsSubstring("ForAnyValue"));
}

TEST_CASE("a set operator takes a single value as a set of one") {
  check({{"ForAllValues:StringEquals", {"a"}, {"a"}, yes},
         {"ForAnyValue:StringEquals", {"a"}, {"b"}, no},
         {"ForAnyValue:StringEquals", {""}, {""}, no}});
}

TEST_CASE("an empty list of values is matched by nothing") {
  check({{"StringEquals", {}, {"a"}, no},
         {"StringEqualsIfExists", {}, {"a"}, no},
         {"StringEqualsIfExists", {}, {}, yes},
         {"ForAllValues:StringEquals", {}, {"a"}, no},
         {"ForAllValues:StringEquals", {}, {}, yes},
         {"ForAnyValue:StringEquals", {}, {"a"}, no}});
}

TEST_CASE("a report shows the policy's values as they were compared, and names the variable without a value") {
  Context context;
  context.set("aws:username", "kim*");
  PolicyCondition condition{
      "StringLike", "test:key", {"a*", "${aws:username}/${*}", "${aws:userid}", "${aws:userid, 'x'}"}, false, {}};
  ConditionReport report;
  matching::match_condition(condition, version_2012(), context, &report);
  CHECK(report.expected == std::vector<std::string>{"a*", "kim*/${*}", "${aws:userid}", "x"});
  CHECK(report.note == "`${aws:userid}` has no value");
  ConditionReport of_2008;
  matching::match_condition(condition, PolicyDocument{}, context, &of_2008);
  CHECK(of_2008.expected == condition.values);
  CHECK(of_2008.note.empty());
}

TEST_CASE("an operator that AWS does not document is unknown, and named") {
  check({{"StringMatches", {"a"}, {"a"}, unknown}, {"NullIfExists", {"true"}, {}, unknown}});
  ConditionReport report;
  match_row({"StringMatches", {"a"}, {"a"}, unknown}, false, &report);
  CHECK_THAT(report.note, Catch::Matchers::ContainsSubstring("`StringMatches`"));
}

TEST_CASE("a note says why a condition is unknown, and only then") {
  ConditionReport report;
  match_row({"DateLessThan", {"2025-01-01T00:00:00"}, {"2024-01-01"}, unknown}, false, &report);
  CHECK_THAT(report.note, Catch::Matchers::ContainsSubstring("`2025-01-01T00:00:00`"));
  ConditionReport decided;
  match_row({"DateLessThan", {"2025-01-01T00:00:00", "2025-01-01"}, {"2024-01-01"}, yes}, false, &decided);
  CHECK(decided.note.empty());
}
