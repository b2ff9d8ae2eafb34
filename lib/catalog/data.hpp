#pragma once
#include <string_view>

// The files of lib/catalog/data, carried in the library: the build makes a source of each.
namespace whichgate::catalog::data {

extern const std::string_view actions;           // "service:Action" a line, in the order of the lower-case spelling
extern const std::string_view managed_policies;  // two lines each: "arn name version date", the document
extern const std::string_view rcp_services;      // an IAM prefix a line, sorted
extern const std::string_view origin;            // one line

}  // namespace whichgate::catalog::data
