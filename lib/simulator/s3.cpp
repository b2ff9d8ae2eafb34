#include "simulator/step.hpp"

namespace whichgate::simulator {

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

void put_bucket_policy(Step& step) {
  if (owns_bucket(step) && step.valid(step.document("Policy"), PolicyType::resource))
    set_policy(step, step.document("Policy"));
}

void delete_bucket_policy(Step& step) {
  if (owns_bucket(step)) set_policy(step, nullptr);
}

}  // namespace

std::span<const Operation> s3_operations() {
  static const std::vector<Operation> all{
      {.name = "PutBucketPolicy",
       .service = "s3",
       .summary = "sets the policy of a bucket",
       .members = {{"Bucket", Form::bucket}, {"Policy", Form::policy_document}},
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
       .act = delete_bucket_policy}};
  return all;
}

}  // namespace whichgate::simulator
