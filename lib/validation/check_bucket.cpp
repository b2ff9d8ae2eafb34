#include <fmt/core.h>

#include "text/arn.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"

// A policy of a bucket is about the bucket and what is in it.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
namespace whichgate::validation {
namespace {

// Not even "*" will do: https://github.com/noobaa/noobaa-core/issues/10058
bool is_in_bucket(const std::string& resource, std::string_view bucket) {
  const std::optional<text::Arn> arn = text::parse_arn(resource);
  return arn && arn->service == "s3" && text::wildcard_match(arn->resource.substr(0, arn->resource.find('/')), bucket);
}

bool is_of_s3(const std::string& action) {
  return action == "*" || text::starts_with_ignoring_case(action, "s3:") || action.substr(0, 2) == "*:";
}

}  // namespace

void check_bucket(const PolicyDocument& document, std::string_view bucket, Findings& findings) {
  const std::optional<text::Arn> arn = text::parse_arn(bucket);
  if (!arn || !arn->account.empty()) return;  // an access point
  for (const PolicyStatement& statement : document.statements) {
    for (std::size_t i = 0; statement.resources && i < statement.resources->size(); ++i)
      if (const std::string& resource = (*statement.resources)[i]; !is_in_bucket(resource, arn->resource))
        findings.refuse(Fault::resource, findings.at_resource(statement, i), {},
                        fmt::format("`{}` is neither the bucket `{}` nor in it", resource, arn->resource));
    for (std::size_t i = 0; i < statement.actions.size(); ++i)
      if (const std::string& action = statement.actions[i]; malformed_action(action).empty() && !is_of_s3(action))
        findings.refuse(Fault::action, findings.at_action(statement, i), {},
                        fmt::format("`{}` is not an action of S3", action));
  }
}

}  // namespace whichgate::validation
