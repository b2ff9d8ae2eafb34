#pragma once
#include <string_view>

#include "text/values/reading.hpp"

namespace whichgate::text {

// Bytes as base64 writes them, without the padding. Points into the text it was read from.
struct Base64 {
  std::string_view digits = {};
};

// "QmluYXJ5VmFsdWVJbkJhc2U2NA==": the usual alphabet, with padding. Base64 is also written without padding, and AWS
// does not say whether that will do.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
Reading<Base64> read_base64(std::string_view text);

// Bits of the last digit that belong to no byte do not count.
bool same_bytes(const Base64& a, const Base64& b);

}  // namespace whichgate::text
