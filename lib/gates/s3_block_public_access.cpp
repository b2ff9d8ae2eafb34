#include <fmt/core.h>

#include <algorithm>

#include "eval/public_policy.hpp"
#include "gates/gate.hpp"
#include "gates/public_access.hpp"

namespace whichgate::gates {

namespace {

constexpr ReasonId undecided = ReasonId::block_public_access_undecided;

// The bucket that is asked about, or whose object is; null when the world does not hold it.
const Resource* bucket_of(const ResolvedRequest& s) {
  const Resource* row = s.world.resources.find(s.resource.substr(0, s.resource.find('/')));
  return row && row->bucket() ? row : nullptr;
}

bool of_s3(ActionView action) { return action.of_service("s3"); }

// Where the setting is on: "the bucket", "its account", or both.
std::string_view places(const ResolvedRequest& s, const Resource& bucket) {
  const Account* owner = s.world.accounts.find(bucket.account);
  if (!owner || !owner->public_access_block.restrict_public_buckets) return "the bucket";
  return bucket.public_access_block.restrict_public_buckets ? "the bucket and its account" : "the bucket's account";
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::s3_block_public_access;
  if (s.opening() || !std::all_of(s.actions.begin(), s.actions.end(), of_s3))
    return not_applicable(s, gate, "no action on an S3 bucket is asked for");
  const Resource* bucket = bucket_of(s);
  if (!bucket || !bucket->policy) return not_applicable(s, gate, "no policy of a bucket is known to be in force here");
  const PublicAccessBlock settings = public_access_block(s.world, *bucket);
  if (!settings.restrict_public_buckets)
    return not_applicable(s, gate, "RestrictPublicBuckets is off for the bucket and for its account");
  const eval::Publicness policy = eval::public_policy(*bucket->policy);
  if (policy.match == Match::no)
    return passed(s, gate, [&] { return fmt::format("the policy of {} is not public", bucket->arn); });
  const auto statement = [&] {
    return fmt::format("statement {} of the policy of {}", policy.statement + 1, bucket->arn);
  };
  const std::optional<ReasonId> reason = kept_out_of_bucket(
      settings, {s.caller.principal, s.actions.front(), s.resource, bucket->account, {}}, *bucket->policy);
  if (!reason)
    return found(s, ReasonId::block_public_access_own_account, [&] {
      return fmt::format("{} may be public, and the caller is of the account that owns the bucket", statement());
    });
  if (reason == undecided)
    return found(s, *reason, [&] {
      return fmt::format("RestrictPublicBuckets is on for {}, and AWS does not say whether {} is public",
                         places(s, *bucket), statement());
    });
  GateResult finding = found(s, *reason, [&] {
    return fmt::format(
        "{} makes the bucket public, and RestrictPublicBuckets is on for {}: nobody "
        "but AWS services and account {} gets in",
        statement(), places(s, *bucket), bucket->account);
  });
  if (finding.report)
    for (const ActionView action : s.actions) finding.report->actions.emplace_back(action.text());
  return finding;
}

}  // namespace

PublicAccessBlock public_access_block(const World& world, const Resource& bucket) {
  const Account* owner = world.accounts.find(bucket.account);
  if (!owner) return bucket.public_access_block;
  return most_restrictive(bucket.public_access_block, owner->public_access_block);
}

// Any denial of RestrictPublicBuckets is an explicit one.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
std::optional<ReasonId> kept_out_of_bucket(const PublicAccessBlock& settings, const AccessRequest& request,
                                           const PolicyDocument& policy) {
  if (!settings.restrict_public_buckets || !of_s3(request.action)) return std::nullopt;
  const Match kept_out = eval::kept_out_of_public_bucket(request, policy);
  if (kept_out == Match::yes) return ReasonId::block_public_access_explicit_deny;
  return kept_out == Match::unknown ? std::optional(undecided) : std::nullopt;
}

std::optional<ReasonId> refused_as_public(const World& world, const Resource& bucket, const PolicyDocument& policy) {
  if (!public_access_block(world, bucket).block_public_policy) return std::nullopt;
  const Match is_public = eval::public_policy(policy).match;
  if (is_public == Match::yes) return ReasonId::block_public_access_public_policy_refused;
  return is_public == Match::unknown ? std::optional(undecided) : std::nullopt;
}

const GateDefinition s3_block_public_access_gate{.check = check};

}  // namespace whichgate::gates
