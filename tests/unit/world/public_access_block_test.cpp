#include "gates/public_access.hpp"
#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/world.hpp"

using namespace whichgate;
using world_test::report_of;
using world_test::world_of;

namespace {

// A world of one account, whose settings and whose bucket's settings are these members.
std::string with_settings(const std::string& account, const std::string& bucket) {
  return R"({"accounts": [{"name": "Dev", "id": "222233334444")" + account +
         R"(, "resources": [{"arn": "arn:aws:s3:::b")" + bucket +
         R"(}, {"arn": "arn:aws:sqs:us-east-1:222233334444:q"}]}]})";
}

const Account& account_of(const World& world) { return *world.accounts.find("222233334444"); }
const Resource& bucket_of(const World& world) { return *world.resources.find("arn:aws:s3:::b"); }

}  // namespace

TEST_CASE("a bucket begins with all settings of Block Public Access on, an account with none") {
  const World world = world_of(with_settings("", ""));
  CHECK(bucket_of(world).public_access_block == PublicAccessBlock::all());
  CHECK(account_of(world).public_access_block == PublicAccessBlock{});
}

TEST_CASE("settings of Block Public Access are read all, none, or by name") {
  const World world =
      world_of(with_settings(R"(, "block_public_access": "all")", R"(, "block_public_access": "none")"));
  CHECK(account_of(world).public_access_block == PublicAccessBlock::all());
  CHECK(bucket_of(world).public_access_block == PublicAccessBlock{});
  const World named = world_of(with_settings(
      R"(, "block_public_access": {"IgnorePublicAcls": true, "BlockPublicPolicy": true})",
      R"(, "block_public_access": {"BlockPublicAcls": true, "BlockPublicPolicy": false, "RestrictPublicBuckets": true})"));
  CHECK(account_of(named).public_access_block == PublicAccessBlock{false, true, true, false});
  CHECK(bucket_of(named).public_access_block == PublicAccessBlock{true, false, false, true});
}

TEST_CASE("settings of Block Public Access are the same after writing and reading") {
  for (const char* account :
       {"", R"(, "block_public_access": "all")", R"(, "block_public_access": {"BlockPublicAcls": true})"})
    for (const char* bucket :
         {"", R"(, "block_public_access": "none")", R"(, "block_public_access": {"IgnorePublicAcls": true})"}) {
      INFO(account << bucket);
      const World world = world_of(with_settings(account, bucket));
      const World again = world_of(write_world(world));
      CHECK(write_world(again) == write_world(world));
      CHECK(account_of(again).public_access_block == account_of(world).public_access_block);
      CHECK(bucket_of(again).public_access_block == bucket_of(world).public_access_block);
    }
}

TEST_CASE("settings of Block Public Access that AWS does not know are found") {
  CHECK(report_of(with_settings(R"(, "block_public_access": "some")", "")).find("must be one of none, all") !=
        std::string::npos);
  CHECK(report_of(with_settings("", R"(, "block_public_access": {"RestrictPublicBucket": true})"))
            .find("did you mean `RestrictPublicBuckets`?") != std::string::npos);
  CHECK(report_of(R"({"accounts": [{"name": "Dev", "resources": [{"arn": "arn:aws:sns:us-east-1:222233334444:t",
                  "block_public_access": "all"}]}]})")
            .find("block_public_access") != std::string::npos);
}

TEST_CASE("only a bucket has settings of Block Public Access") {
  World world = world_of(with_settings("", ""));
  world.resources.edit("arn:aws:sqs:us-east-1:222233334444:q",
                       [](Resource& queue) { queue.public_access_block.block_public_policy = false; });
  const Problems problems = check(world);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().code == "world.rule");
}

TEST_CASE("of the settings of a bucket and its account the more restrictive ones are in force") {
  const World world = world_of(with_settings(R"(, "block_public_access": {"BlockPublicPolicy": true})",
                                             R"(, "block_public_access": {"RestrictPublicBuckets": true})"));
  CHECK(gates::public_access_block(world, bucket_of(world)) == PublicAccessBlock{false, false, true, true});
}
