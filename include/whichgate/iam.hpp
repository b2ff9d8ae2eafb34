#pragma once
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy.hpp"
#include "whichgate/public_access_block.hpp"
#include "whichgate/row_tag.hpp"

namespace whichgate {

struct InlinePolicy {
  std::string name = {};
  PolicyPointer document = {};
};

// The policies of an IAM user, group or role, or of a permission set: managed ones by ARN, inline ones by name.
struct PolicyAttachments {
  std::vector<std::string> managed = {};  // ARNs: AWS managed and customer managed
  std::vector<InlinePolicy> inline_policies = {};
  std::string permissions_boundary = {};  // ARN of a managed policy; empty: none
};

struct PrincipalTag {
  std::string key = {};
  std::string value = {};
};

struct IamUser {
  std::string account = {};  // account id
  std::string name = {};
  std::string path = "/";
  std::vector<std::string> groups = {};  // names of groups of the same account
  PolicyAttachments policies = {};
  bool console_password = true;
  bool mfa_device = false;
  std::vector<PrincipalTag> principal_tags = {};

  std::string arn() const { return "arn:aws:iam::" + account + ":user" + path + name; }
  std::string key() const { return arn(); }
  std::array<RowTag, 3> tags() const {
    return {RowTag("account", account), RowTag("name", account, name), RowTag("name", name)};
  }
};

struct IamGroup {
  std::string account = {};
  std::string name = {};
  PolicyAttachments policies = {};

  std::string key() const { return row_key(account, name); }
  std::array<RowTag, 1> tags() const { return {RowTag("account", account)}; }
};

struct IamRole {
  std::string account = {};
  std::string name = {};
  std::string path = "/";
  PolicyPointer trust_policy = {};
  PolicyAttachments policies = {};
  std::chrono::seconds max_session_duration{3600};
  bool service_linked = false;
  std::vector<PrincipalTag> principal_tags = {};

  std::string arn() const { return "arn:aws:iam::" + account + ":role" + path + name; }
  std::string key() const { return arn(); }
  std::array<RowTag, 3> tags() const {
    return {RowTag("account", account), RowTag("name", account, name), RowTag("name", name)};
  }
};

// A customer managed policy.
struct IamPolicy {
  std::string account = {};
  std::string name = {};
  std::string path = "/";
  PolicyPointer document = {};

  std::string arn() const { return "arn:aws:iam::" + account + ":policy" + path + name; }
  std::string key() const { return arn(); }
  // "account:<id>" and "name:<account>/<name in lower case>": AWS compares the names without regard to case.
  std::array<RowTag, 2> tags() const {
    return {RowTag("account", account), RowTag("name", account, name, RowTag::Case::lowered)};
  }
};

struct AccessKey {
  std::string id = {};    // AKIA...
  std::string user = {};  // ARN of the IAM user, or of the root user
  bool active = true;
  bool secret_shown = false;  // AWS shows a secret access key once, when the key is created

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("user", user)}; }
};

// A thing that a resource-based policy can be attached to: a bucket, a queue, a key, a VPC endpoint.
struct Resource {
  std::string arn = {};
  std::string account = {};  // the account that owns it
  PolicyPointer policy = {};
  // Of a bucket. S3 turns all four on for every bucket that is created since April 2023.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
  PublicAccessBlock public_access_block = PublicAccessBlock::all();

  bool bucket() const { return arn.starts_with("arn:aws:s3:::") && arn.find('/') == std::string::npos; }

  const std::string& key() const { return arn; }
  std::array<RowTag, 2> tags() const {
    return {RowTag("account", account), RowTag("id", std::string_view(arn).substr(arn.find_last_of(":/") + 1))};
  }
};

}  // namespace whichgate
