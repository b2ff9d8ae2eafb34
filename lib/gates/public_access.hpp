#pragma once
#include <optional>

#include "whichgate/access_request.hpp"
#include "whichgate/reason_id.hpp"
#include "whichgate/world.hpp"

// S3 Block Public Access.
namespace whichgate::gates {

// The settings in force on a bucket: its own with its account's, whichever is more restrictive.
PublicAccessBlock public_access_block(const World& world, const Resource& bucket);
// The reason for which these settings keep the caller out of a bucket with this policy; nullopt when they do not.
std::optional<ReasonId> kept_out_of_bucket(const PublicAccessBlock& settings, const AccessRequest& request,
                                           const PolicyDocument& policy);
// The reason for which S3 does not save the policy on the bucket; nullopt when it does.
std::optional<ReasonId> refused_as_public(const World& world, const Resource& bucket, const PolicyDocument& policy);

}  // namespace whichgate::gates
