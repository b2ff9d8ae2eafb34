#pragma once

namespace whichgate {

// The four settings of S3 Block Public Access, of a bucket or of an account. Not modelled: those of access points, and
// policies of the type S3_POLICY, by which an organization sets those of its accounts since 2025.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
struct PublicAccessBlock {
  // What they do to ACLs is not modelled: the model has none.
  bool block_public_acls = false;
  bool ignore_public_acls = false;
  bool block_public_policy = false;      // PutBucketPolicy refuses a public policy
  bool restrict_public_buckets = false;  // a public policy opens the bucket to its own account and AWS services only

  bool operator==(const PublicAccessBlock&) const = default;

  static constexpr PublicAccessBlock all() { return {true, true, true, true}; }
};

// Where both are in force: whatever one of them has on is on.
constexpr PublicAccessBlock most_restrictive(const PublicAccessBlock& a, const PublicAccessBlock& b) {
  return {a.block_public_acls || b.block_public_acls, a.ignore_public_acls || b.ignore_public_acls,
          a.block_public_policy || b.block_public_policy, a.restrict_public_buckets || b.restrict_public_buckets};
}

}  // namespace whichgate
