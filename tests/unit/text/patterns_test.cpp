#include "text/patterns.hpp"

#include <string>

#include "support/catch.hpp"

using namespace whichgate;
using text::Identifier;

TEST_CASE("every published pattern matches its example, and nothing that only begins or ends like it") {
  for (const text::Pattern& row : text::patterns()) {
    CAPTURE(row.name);
    const std::string example(row.example);
    CHECK(&text::pattern(row.identifier) == &row);
    CHECK(text::matches(row.identifier, example));
    CHECK_FALSE(text::matches(row.identifier, ""));
    CHECK_FALSE(text::matches(row.identifier, std::string(row.max_length + 1, 'a')));
    CHECK(row.source.substr(0, 28) == "https://docs.aws.amazon.com/");
    if (row.identifier != Identifier::group_name) {
      CHECK_FALSE(text::matches(row.identifier, example + "\n"));
      CHECK_FALSE(text::matches(row.identifier, "\n" + example));
    }
  }
}

TEST_CASE("near misses of the published patterns do not match") {
  struct Row {
    Identifier identifier;
    const char* text;
  };
  const Row row = GENERATE(values<Row>({
      {Identifier::account_id, "11112222333"},
      {Identifier::account_id, "1111222233334"},
      {Identifier::account_id, "11112222333a"},
      {Identifier::organization_id, "o-AA111bb222"},
      {Identifier::organization_id, "o-short"},
      {Identifier::root_id, "r-a1"},
      {Identifier::organizational_unit_id, "ou-a1b2"},
      {Identifier::organizational_unit_id, "ou-a1b2-1111222"},
      {Identifier::policy_id, "p-1234567"},
      {Identifier::policy_id, "p-with-hyphen"},
      {Identifier::handshake_id, "h-Upper123"},
      {Identifier::instance_arn, "arn:aws:sso:::instance/ssoins-short"},
      {Identifier::instance_arn, "arn:aws:sso::111122223333:instance/ssoins-7223e96813b69a54"},
      {Identifier::permission_set_arn, "arn:aws:iam::aws:permission-set/sso_ps/ps-0123456789abcdef"},
      {Identifier::permission_set_name, "with space"},
      {Identifier::permission_set_name, "a-name-that-has-33-characters-----"},
      {Identifier::session_duration, "P"},
      {Identifier::session_duration, "PT"},
      {Identifier::session_duration, "1 hour"},
      {Identifier::identity_store_id, "d-906723"},
      {Identifier::user_id, "jdoe"},
      {Identifier::group_id, "f81d4fae-7dec-11d0-a765-00a0c91e6bf"},
      {Identifier::user_name, "with space"},
      {Identifier::group_name, "with\x01control"},
      {Identifier::iam_user_name, "with/slash"},
      {Identifier::iam_role_name, "with space"},
      {Identifier::role_session_name, "x"},
      {Identifier::role_session_name, "with/slash"},
      {Identifier::aws_managed_policy_arn, "arn:aws:iam::111122223333:policy/Billing"},
      {Identifier::email, "nobody"},
      {Identifier::email, "a@b"},
      {Identifier::arn, "arn:aws:s3"},
      {Identifier::arn, "arn:aws:s3::1234:bucket-of-a-short-account"},
  }));
  CAPTURE(text::pattern(row.identifier).name, row.text);
  CHECK_FALSE(text::matches(row.identifier, row.text));
}

TEST_CASE("names beyond ASCII are counted in characters") {
  CHECK(text::matches(Identifier::user_name, "jos\xC3\xA9"));
  std::string longest;
  for (int i = 0; i < 128; ++i) longest += "\xC3\xA9";
  CHECK(text::matches(Identifier::user_name, longest));
  CHECK_FALSE(text::matches(Identifier::user_name, longest + "e"));
}

TEST_CASE("a hostile text is refused by its length, whatever the pattern") {
  const std::string hostile(1000000, '@');
  for (const text::Pattern& row : text::patterns()) CHECK_FALSE(text::matches(row.identifier, hostile));
}
