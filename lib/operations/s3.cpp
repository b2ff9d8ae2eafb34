#include <fmt/core.h>

#include "gates/public_access.hpp"
#include "operations/step.hpp"
#include "whichgate/engine.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::operations {

namespace {

std::string the_bucket(const Step& step) { return step.id("Bucket"); }

// Whoever is allowed to and belongs to another account than the bucket.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
bool owns_bucket(Step& step) {
  if (step.world.resources.find(step.id("Bucket"))->account == step.caller().account) return true;
  step.fail("MethodNotAllowed", "The specified method is not allowed against this resource.",
            "only identities of the bucket's account can do this");
  return false;
}

void set_policy(Step& step, const PolicyPointer& policy) {
  step.world.resources.edit(step.id("Bucket"), [&](Resource& bucket) { bucket.policy = policy; });
}

// S3's words, as it gives them; its page has "prevented by the BlockPublicPolicy setting in S3 Block Public Access".
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
bool may_be_saved(Step& step) {
  const Resource& bucket = *step.world.resources.find(step.id("Bucket"));
  const std::optional<ReasonId> refused = gates::refused_as_public(step.world, bucket, *step.document("Policy"));
  if (!refused) return true;
  step.fail({"AccessDenied",
             fmt::format("User: {} is not authorized to perform: s3:PutBucketPolicy on resource: \"{}\" because public "
                         "policies are blocked by the BlockPublicPolicy block public access setting.",
                         Engine::compile(step.world, step.catalog()).ask(step.question()).principal_arn, bucket.arn),
             refused, "name the principals, or limit the statement by fixed values of a key that S3 counts"});
  return false;
}

void put_bucket_policy(Step& step) {
  if (owns_bucket(step) && step.valid("Policy", {.type = PolicyType::resource, .resource = step.id("Bucket")}) &&
      may_be_saved(step))
    set_policy(step, step.document("Policy"));
}

void delete_bucket_policy(Step& step) {
  if (owns_bucket(step)) set_policy(step, nullptr);
}

// What the command does not name is off, and S3 wants one of them named.
std::optional<PublicAccessBlock> given_settings(Step& step) {
  PublicAccessBlock block;
  bool named = false;
  for (const auto& [name, setting] : public_access_settings) {
    named |= step.has(name);
    block.*setting = step.boolean(name, false);
  }
  if (named) return block;
  step.refuse_value("Must specify at least one configuration.", "name a setting, true or false");
  return std::nullopt;
}

void set_block(Step& step, const PublicAccessBlock& block) {
  step.world.resources.edit(step.id("Bucket"), [&](Resource& bucket) { bucket.public_access_block = block; });
}

void put_public_access_block(Step& step) {
  if (const auto settings = given_settings(step)) set_block(step, *settings);
}
void delete_public_access_block(Step& step) { set_block(step, {}); }

void set_account_block(Step& step, const PublicAccessBlock& block) {
  if (step.id("AccountId") != step.caller().account)
    return step.deny("Access Denied", "the settings of an account are changed from that account");
  step.world.accounts.edit(step.caller().account, [&](Account& account) { account.public_access_block = block; });
}

void put_account_public_access_block(Step& step) {
  if (const auto settings = given_settings(step)) set_account_block(step, *settings);
}
void delete_account_public_access_block(Step& step) { set_account_block(step, {}); }

}  // namespace

std::span<const Operation> s3_operations() {
  static const std::vector<Operation> all{
      {.name = "PutBucketPolicy",
       .service = "s3",
       .summary = "sets the policy of a bucket",
       .members = {{"Bucket", Form::bucket}, {"Policy", Form::policy_document, true, {}, {}, PolicyType::resource}},
       .errors = {"MalformedPolicy", "MethodNotAllowed", "NoSuchBucket"},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html",
       .resource = the_bucket,
       .resource_of_others = true,
       .act = put_bucket_policy},
      {.name = "DeleteBucketPolicy",
       .service = "s3",
       .summary = "deletes the policy of a bucket",
       .members = {{"Bucket", Form::bucket}},
       .errors = {"MethodNotAllowed", "NoSuchBucket"},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html",
       .resource = the_bucket,
       .resource_of_others = true,
       .act = delete_bucket_policy},
      {.name = "PutPublicAccessBlock",
       .service = "s3",
       .summary = "sets what Block Public Access closes of a bucket",
       .members = {{"Bucket", Form::bucket},
                   {"BlockPublicAcls", Form::boolean, false},
                   {"IgnorePublicAcls", Form::boolean, false},
                   {"BlockPublicPolicy", Form::boolean, false},
                   {"RestrictPublicBuckets", Form::boolean, false}},
       .errors = {"NoSuchBucket"},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html",
       .action = "s3:PutBucketPublicAccessBlock",
       .resource = the_bucket,
       .resource_of_others = true,
       .act = put_public_access_block},
      {.name = "DeletePublicAccessBlock",
       .service = "s3",
       .summary = "turns Block Public Access off for a bucket",
       .members = {{"Bucket", Form::bucket}},
       .errors = {"NoSuchBucket"},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html",
       .action = "s3:PutBucketPublicAccessBlock",
       .resource = the_bucket,
       .resource_of_others = true,
       .act = delete_public_access_block},
      {.name = "PutPublicAccessBlock",
       .service = "s3control",
       .summary = "sets what Block Public Access closes of all buckets of an account",
       .members = {{"AccountId", Form::account, true, {}, "AccessDenied"},
                   {"BlockPublicAcls", Form::boolean, false},
                   {"IgnorePublicAcls", Form::boolean, false},
                   {"BlockPublicPolicy", Form::boolean, false},
                   {"RestrictPublicBuckets", Form::boolean, false}},
       .errors = {},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutPublicAccessBlock.html",
       .action = "s3:PutAccountPublicAccessBlock",
       .act = put_account_public_access_block},
      {.name = "DeletePublicAccessBlock",
       .service = "s3control",
       .summary = "turns Block Public Access off for an account; its buckets keep their own",
       .members = {{"AccountId", Form::account, true, {}, "AccessDenied"}},
       .errors = {},
       .source = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_DeletePublicAccessBlock.html",
       .action = "s3:PutAccountPublicAccessBlock",
       .act = delete_account_public_access_block}};
  return all;
}

}  // namespace whichgate::operations
