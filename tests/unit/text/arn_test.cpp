#include "text/arn.hpp"

#include "support/catch.hpp"

using namespace whichgate;

TEST_CASE("an ARN has six fields, and its resource keeps its colons") {
  const auto arn = text::parse_arn("arn:aws:logs:us-east-1:111122223333:log-group:name:*");
  REQUIRE(arn);
  CHECK(arn->partition == "aws");
  CHECK(arn->service == "logs");
  CHECK(arn->region == "us-east-1");
  CHECK(arn->account == "111122223333");
  CHECK(arn->resource == "log-group:name:*");
}

TEST_CASE("what has fewer than six fields, or does not begin with arn, is not an ARN") {
  const char* text = GENERATE("", "*", "arn", "arn:aws:s3::bucket", "arm:aws:s3:::bucket", "ARN:aws:s3:::bucket");
  CAPTURE(text);
  CHECK_FALSE(text::parse_arn(text));
}

TEST_CASE("ARNs are compared field by field") {
  struct Row {
    const char* pattern;
    const char* arn;
    bool matches;
  };
  const Row row = GENERATE(values<Row>({
      {"arn:aws:s3:::bucket", "arn:aws:s3:::bucket", true},
      {"arn:aws:s3:::Bucket", "arn:aws:s3:::bucket", false},
      {"arn:*:iam::111122223333:role/*", "arn:aws:iam::111122223333:role/aws-reserved/x", true},
      // A wildcard stays within its field, which StringLike's does not.
      {"arn:aws:someservice:*:111122223333:finance/*",
       "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt", false},
      {"arn:aws:someservice:*:111122223333:finance/*", "arn:aws:someservice:us-east-2:111122223333:finance/a:b", true},
      {"arn:aws:sqs:*", "arn:aws:sqs:us-east-1:111122223333:queue", false},
      {"*", "arn:aws:s3:::bucket", false},
      {"*:*:*:*:*:*", "arn:aws:s3:::bucket", true},
      {"*:*:*:*:*:*", "not:an:arn:at:all:really", false},
      {"arn:aws:s3:::bucket", "bucket", false},
  }));
  CAPTURE(row.pattern, row.arn);
  CHECK(text::arn_like(row.pattern, row.arn) == row.matches);
}
