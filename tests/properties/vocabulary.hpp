#pragma once
#include <string>
#include <vector>

#include "eval/request.hpp"

// The words of random policies and requests: few, so that they often meet.
namespace properties {

using Texts = std::vector<std::string>;

namespace vocabulary {

inline const Texts actions{"s3:GetObject", "s3:PutObject",    "ec2:RunInstances",
                           "kms:Decrypt",  "kms:RetireGrant", "sts:AssumeRole",
                           "s3:PutObject", "s3:GetObject",    "s3:DeleteBucketPolicy"};
inline const Texts action_patterns{"*",     "*",     "s3:*",           "s3:Get*",   "S3:getobject",
                                   "ec2:*", "kms:*", "sts:AssumeRole", "*:*Object", "s3:?utObject"};
inline const Texts resources{"*",
                             "arn:aws:s3:::b",
                             "arn:aws:s3:::b/alice/x",
                             "arn:aws:s3:::b/bob/x",
                             "arn:aws-cn:s3:::b/alice/x",
                             "arn:aws:kms:us-east-1:111122223333:key/k",
                             "arn:aws:kms:us-east-1:111122223333:alias/a",
                             "arn:aws:iam::111122223333:role/App"};
inline const Texts resource_patterns{"*",
                                     "*",
                                     "*",
                                     "*",
                                     "**",
                                     "arn:aws:s3:::b/*",
                                     "arn:aws:s3:::b/${aws:username}/*",
                                     "arn:aws:s3:::b/${aws:PrincipalTag/team, 'bob'}/?",
                                     "arn:aws:s3:::${aws:userid}*",
                                     "arn:aws:${aws:username}:::b/*",
                                     "arn:*:s3:::b*",
                                     "arn:aws:kms:*:*:key/?",
                                     "arn:aws:iam::*:role/*",
                                     "arn:aws:s3",
                                     "arn:aws:s3*"};
inline const Texts principals{"111122223333",
                              "arn:aws:iam::111122223333:root",
                              "arn:aws:iam::111122223333:user/alice",
                              "AIDAALICE",
                              "arn:aws:iam::111122223333:role/team/App",
                              "AROAAPP",
                              "arn:aws:sts::111122223333:assumed-role/App/s1",
                              "arn:aws:sts::111122223333:federated-user/Carol",
                              "*",
                              "444455556666"};
inline const Texts keys{"aws:username",    "aws:PrincipalTag/team", "aws:TagKeys",  "aws:SourceIp",
                        "aws:CurrentTime", "s3:max-keys",           "aws:SourceArn"};
inline const Texts values{"alice",
                          "a*",
                          "red",
                          "R?d",
                          "*",
                          "true",
                          "10",
                          "9.50",
                          "203.0.113.0/24",
                          "2001:db8::/32",
                          "2025-01-01",
                          "2025-01-01T00:00:00",
                          "1717200000",
                          "arn:aws:s3:::b/*",
                          "${aws:username}",
                          "${aws:PrincipalTag/team}",
                          "${aws:PrincipalTag/team, 'red'}*",
                          "${aws:PrincipalTag/team}${aws:username}",
                          "${*}",
                          "",
                          "QQ=="};
inline const Texts actual_values{"alice",       "red",
                                 "Red",         "*",
                                 "true",        "10",
                                 "9.5",         "203.0.113.9",
                                 "2001:DB8::9", "2024-06-01T02:00:00+02:00",
                                 "1717200000",  "arn:aws:s3:::b/x:y",
                                 "QQ",          ""};
inline const Texts operators{"StringEquals",
                             "StringNotEquals",
                             "StringEqualsIgnoreCase",
                             "StringNotEqualsIgnoreCase",
                             "StringLike",
                             "StringLike",
                             "StringNotLike",
                             "NumericEquals",
                             "NumericNotEquals",
                             "NumericLessThan",
                             "NumericLessThanEquals",
                             "NumericGreaterThan",
                             "NumericGreaterThanEquals",
                             "DateEquals",
                             "DateNotEquals",
                             "DateLessThan",
                             "DateLessThanEquals",
                             "DateGreaterThan",
                             "DateGreaterThanEquals",
                             "Bool",
                             "BinaryEquals",
                             "IpAddress",
                             "NotIpAddress",
                             "ArnEquals",
                             "ArnLike",
                             "ArnNotEquals",
                             "ArnNotLike"};

// Every kind of caller, all of the account 111122223333 if of any.
inline const std::vector<whichgate::eval::Principal>& callers() {
  using enum whichgate::eval::PrincipalKind;
  static const std::string account = "111122223333", alice = "arn:aws:iam::111122223333:user/alice",
                           role = "arn:aws:iam::111122223333:role/team/App",
                           linked = "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/App",
                           session = "arn:aws:sts::111122223333:assumed-role/App/s1",
                           carol = "arn:aws:sts::111122223333:federated-user/Carol",
                           root = "arn:aws:iam::111122223333:root";
  static const std::vector<whichgate::eval::Principal> all{
      {iam_user, alice, alice, account, false, "", ""},
      {iam_user, alice, alice, account, false, "AIDAALICE", ""},
      {role_session, session, role, account, false, "", ""},
      {role_session, session, role, account, false, "AROAAPP", ""},
      {role_session, session, linked, account, true, "", ""},
      {federated_user, carol, carol, account, false, "", alice},
      {root_user, root, root, account, false, "", ""},
      {root_session, root, root, account, false, "", ""},
      {service, "ec2.amazonaws.com", "ec2.amazonaws.com", "", false, "", ""},
      {anonymous, "anonymous", "anonymous", "", false, "", ""},
  };
  return all;
}

}  // namespace vocabulary

}  // namespace properties
