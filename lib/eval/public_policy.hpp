#pragma once
#include "whichgate/access_request.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/policy_report.hpp"

// What S3 Block Public Access makes of a bucket policy. It reads the policy alone, and before any request: a
// condition that S3 does not count makes a policy no less public, however much it limits.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
namespace whichgate::eval {

// Does the statement grant access to others than fixed principals, addresses, networks or accounts? Unknown where
// AWS does not say, or says both.
Match public_statement(const PolicyStatement& statement, const PolicyDocument& policy);

struct Publicness {
  Match match = Match::no;
  int statement = 0;  // from 0: the one that makes it public, or unknown
};
// One public statement makes the whole policy public.
Publicness public_policy(const PolicyDocument& policy);

// Whether the setting RestrictPublicBuckets keeps this caller out of a bucket with this policy: only AWS services
// and the bucket's own account may use one whose policy is public.
Match kept_out_of_public_bucket(const AccessRequest& request, const PolicyDocument& policy);

}  // namespace whichgate::eval
