#include <string>

#include "support/catch.hpp"
#include "whichgate/question.hpp"

using namespace whichgate;

namespace {

struct Row {
  const char* phrase;
  const char* who;
  const char* as;
  const char* in;
  const char* printed;  // null: the phrase itself
};

constexpr Row rows[] = {
    {"jdoe as Billing in Management", "jdoe", "Billing", "Management", nullptr},
    {"root of Management", "", "root", "Management", nullptr},
    {"session unlock", "", "session unlock", "", nullptr},
    {"role Deploy of Dev", "", "role Deploy", "Dev", nullptr},
    {"CI as role Deploy in Dev", "CI", "role Deploy", "Dev", nullptr},
    {"jdoe", "jdoe", "", "", nullptr},
    {"mateojackson as IAM user in Dev", "mateojackson", "IAM user", "Dev", nullptr},
    {"IAM user mateojackson of Dev", "mateojackson", "IAM user", "Dev", "mateojackson as IAM user in Dev"},
    {"jdoe as Billing in Shop in Town", "jdoe", "Billing in Shop", "Town", nullptr},
};

}  // namespace

TEST_CASE("a caller's phrase is read into who, as and in, and printed again") {
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    const Caller caller = parse_caller(row.phrase);
    CHECK(caller.who == row.who);
    CHECK(caller.as == row.as);
    CHECK(caller.in == row.in);
    CHECK(to_string(caller) == (row.printed ? row.printed : row.phrase));
  }
}

TEST_CASE("a question reads like its sentence") {
  CHECK(to_string(Question{.who = "jdoe", .as = "Billing", .in = "Management", .action = "ce:DescribeReport"}) ==
        "jdoe may ce:DescribeReport in Management as Billing");
  CHECK(to_string(Question{.who = "jdoe", .as = "Billing", .in = "Management", .page = "Bills"}) ==
        "jdoe may see the Bills page in Management as Billing");
  CHECK(
      to_string(Question{.as = "root", .in = "Dev", .action = "s3:DeleteBucketPolicy", .resource = "arn:aws:s3:::b"}) ==
      "the root user may s3:DeleteBucketPolicy on arn:aws:s3:::b in Dev");
  CHECK(to_string(Question{.who = "jdoe", .as = "Billing", .in = "Dev"}) ==
        "jdoe may open the account in Dev as Billing");
}
