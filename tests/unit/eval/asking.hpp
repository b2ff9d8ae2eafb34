#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/evaluate.hpp"
#include "support/catch.hpp"
#include "whichgate/policy.hpp"

// Short ways to write requests and policies in the tests of the evaluation.
namespace asking {

using namespace whichgate;
using namespace whichgate::eval;

inline PolicyPointer parsed(std::string_view json) {
  auto document = parse_policy(json, "policy");
  if (!document) {
    FAIL(to_string(document.error()));
    return nullptr;
  }
  return std::make_shared<const PolicyDocument>(std::move(document).value());
}

inline NamedPolicy policy(std::string_view json) { return {"policy", "", parsed(json)}; }

// A policy of version 2012-10-17 with these statements, separated by commas.
inline NamedPolicy statements(const std::string& json) {
  return policy(R"({"Version": "2012-10-17", "Statement": [)" + json + "]}");
}

inline NamedPolicy full_access() { return statements(R"({"Effect": "Allow", "Action": "*", "Resource": "*"})"); }

inline const std::string own_account = "111122223333";
inline const std::string other_account = "444455556666";
inline const std::string object = "arn:aws:s3:::example-bucket/a.txt";

inline Principal alice() {
  const std::string arn = "arn:aws:iam::111122223333:user/alice";
  return {PrincipalKind::iam_user, arn, arn, own_account, false, "AIDAALICE", ""};
}

inline Principal app_session() {
  return {PrincipalKind::role_session,
          "arn:aws:sts::111122223333:assumed-role/App/s1",
          "arn:aws:iam::111122223333:role/team/App",
          own_account,
          false,
          "AROAAPP",
          ""};
}

inline Principal carol_federated() {
  const std::string arn = "arn:aws:sts::111122223333:federated-user/Carol";
  return {PrincipalKind::federated_user, arn, arn, own_account, false, "", alice().arn};
}

inline Principal root_user() {
  const std::string arn = "arn:aws:iam::111122223333:root";
  return {PrincipalKind::root_user, arn, arn, own_account, false, "", ""};
}

inline Principal service(const std::string& name) { return {PrincipalKind::service, name, name, "", false, "", ""}; }

inline Principal nobody() { return {PrincipalKind::anonymous, "anonymous", "", "", false, "", ""}; }

inline Request get_object(Principal caller) {
  Request request;
  request.principal = std::move(caller);
  request.action = "s3:GetObject";
  request.resource = object;
  request.resource_account = own_account;
  request.context.set("aws:SecureTransport", "true");
  return request;
}

inline EvaluationReport ask(const Request& request, const Policies& policies) {
  return evaluate(request, policies, Reports::wanted);
}

}  // namespace asking
