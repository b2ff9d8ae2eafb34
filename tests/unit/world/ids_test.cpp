#include "world/ids.hpp"

#include "support/catch.hpp"
#include "text/patterns.hpp"

using namespace whichgate;
using text::Identifier;

TEST_CASE("made-up ids have the forms that AWS publishes") {
  const std::string instance = ids::instance_arn("111122223333"), store = ids::identity_store("111122223333");
  const std::string root = ids::root("o-aa111bb222");
  REQUIRE(text::matches(Identifier::account_id, ids::account("Dev")));
  REQUIRE(text::matches(Identifier::organization_id, ids::organization("111122223333")));
  REQUIRE(text::matches(Identifier::root_id, root));
  REQUIRE(text::matches(Identifier::organizational_unit_id, ids::organizational_unit(root, root, "Workloads")));
  REQUIRE(text::matches(Identifier::policy_id, ids::organization_policy("DenyBilling")));
  REQUIRE(text::matches(Identifier::handshake_id, ids::handshake("222233334444")));
  REQUIRE(text::matches(Identifier::instance_arn, instance));
  REQUIRE(text::matches(Identifier::identity_store_id, store));
  REQUIRE(text::matches(Identifier::permission_set_arn, ids::permission_set_arn(instance, "Billing")));
  REQUIRE(text::matches(Identifier::user_id, ids::user(store, "jdoe")));
  REQUIRE(text::matches(Identifier::group_id, ids::group(store, "Finance")));
  const std::string key = ids::access_key("arn:aws:iam::111122223333:user/bob");
  REQUIRE(key.size() == 20);
  REQUIRE(key.substr(0, 4) == "AKIA");
  REQUIRE(ids::role_suffix("111122223333", "set").size() == 16);
}

TEST_CASE("a made-up id depends on the name and the seed alone") {
  REQUIRE(ids::user("d-9067230c27", "jdoe") == ids::user("d-9067230c27", "jdoe"));
  REQUIRE(ids::user("d-9067230c27", "jdoe") != ids::user("d-9067230c27", "asmith"));
  REQUIRE(ids::user("d-9067230c27", "jdoe") != ids::user("d-9067230c27", "jdoe", 1));
  REQUIRE(ids::user("d-9067230c27", "same") != ids::group("d-9067230c27", "same"));
}
