#include <fmt/format.h>

#include <algorithm>

#include "eval/public_policy.hpp"
#include "gates/gate.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

namespace {

// The bucket that is asked about, or whose object is; null when the world does not hold it.
const Resource* bucket_of(const Situation& s) {
  const Resource* row = s.world.resources.find(s.resource.substr(0, s.resource.find('/')));
  return row && row->bucket() ? row : nullptr;
}

bool asks_s3(const Situation& s) {
  return !s.opening() && std::all_of(s.actions.begin(), s.actions.end(), [](const std::string& action) {
    return text::starts_with_ignoring_case(action, "s3:");
  });
}

// Where the setting is on: "the bucket", "its account", or both.
std::string_view places(const Situation& s, const Resource& bucket) {
  const Account* owner = s.world.accounts.find(bucket.account);
  if (!owner || !owner->public_access_block.restrict_public_buckets) return "the bucket";
  return bucket.public_access_block.restrict_public_buckets ? "the bucket and its account" : "the bucket's account";
}

}  // namespace

PublicAccessBlock public_access_block(const World& world, const Resource& bucket) {
  const Account* owner = world.accounts.find(bucket.account);
  if (!owner) return bucket.public_access_block;
  return most_restrictive(bucket.public_access_block, owner->public_access_block);
}

std::string_view refused_as_public(const World& world, const Resource& bucket, const PolicyDocument& policy) {
  if (!public_access_block(world, bucket).block_public_policy) return {};
  switch (eval::public_policy(policy).match) {
    case Match::yes:
      return "block-public-access.public-policy-refused";
    case Match::unknown:
      return "block-public-access.undecided";
    case Match::no:
      break;
  }
  return {};
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
GateReport s3_block_public_access(const Situation& s) {
  constexpr Gate gate = Gate::s3_block_public_access;
  if (!asks_s3(s)) return not_applicable(gate, "no action on an S3 bucket is asked for");
  const Resource* bucket = bucket_of(s);
  if (!bucket || !bucket->policy) return not_applicable(gate, "no policy of a bucket is known to be in force here");
  if (!public_access_block(s.world, *bucket).restrict_public_buckets)
    return not_applicable(gate, "RestrictPublicBuckets is off for the bucket and for its account");
  const eval::Publicness found = eval::public_policy(*bucket->policy);
  const std::string statement = fmt::format("statement {} of the policy of {}", found.statement + 1, bucket->arn);
  if (found.match == Match::no) return passed(gate, fmt::format("the policy of {} is not public", bucket->arn));
  if (eval::kept_out_of_public_bucket({s.principal, {}, s.resource, bucket->account, {}}, *bucket->policy) == Match::no)
    return passed(gate,
                  fmt::format("{} may be public, and the caller is of the account that owns the bucket", statement),
                  "block-public-access.own-account");
  if (found.match == Match::unknown)
    return unknown(gate, "block-public-access.undecided",
                   fmt::format("RestrictPublicBuckets is on for {}, and AWS does not say whether {} is public",
                               places(s, *bucket), statement));
  GateReport report = blocked(gate, "block-public-access.restricted",
                              fmt::format("{} makes the bucket public, and RestrictPublicBuckets is on for {}: nobody "
                                          "but AWS services and account {} gets in",
                                          statement, places(s, *bucket), bucket->account));
  report.actions = s.actions;
  return report;
}

}  // namespace whichgate::gates
