#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "whichgate/public_access_block.hpp"

namespace whichgate {

// The four settings of S3 Block Public Access, as AWS and a world file spell them.
inline constexpr std::array<std::pair<std::string_view, bool PublicAccessBlock::*>, 4> public_access_settings{{
    {"BlockPublicAcls", &PublicAccessBlock::block_public_acls},
    {"IgnorePublicAcls", &PublicAccessBlock::ignore_public_acls},
    {"BlockPublicPolicy", &PublicAccessBlock::block_public_policy},
    {"RestrictPublicBuckets", &PublicAccessBlock::restrict_public_buckets},
}};

}  // namespace whichgate
