#pragma once
#include <string>

#include "support/catch.hpp"
#include "whichgate/scenario.hpp"

namespace scenario_support {

// An account in which ann may use S3 and ben may do nothing.
inline const std::string small_world = R"({
  "accounts": [{
    "name": "Shop", "id": "111122223333",
    "users": [
      { "name": "ann", "inline_policies": { "s3": { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": ["s3:*", "iam:PutUserPolicy"], "Resource": "*" } } } },
      { "name": "ben" } ] }] })";

inline std::string scenario_with(const std::string& steps, const std::string& more = "") {
  return R"({ "title": "t", "world": )" + small_world + more + R"(, "steps": [)" + steps + "] }";
}

inline whichgate::Result<std::string> no_files(const std::string& path) {
  return whichgate::Unexpected(
      whichgate::Problems{{whichgate::Severity::error, "cannot-read", "there is no such file", {path, "", 0, 0}, ""}});
}

inline whichgate::Result<whichgate::Scenario> read(const std::string& json) {
  return whichgate::read_scenario(json, "t.json", no_files);
}

// The scenario that runs, or the findings as a failure of the test.
inline whichgate::ScenarioReport run(const std::string& json) {
  const auto scenario = read(json);
  if (!scenario) FAIL(whichgate::to_string(scenario.error()));
  auto report = whichgate::run_scenario(*scenario);
  if (!report) FAIL(whichgate::to_string(report.error()));
  return std::move(report).value();
}

// The findings about a malformed scenario, as text.
inline std::string findings(const std::string& json) {
  const auto scenario = read(json);
  if (!scenario) return whichgate::to_string(scenario.error());
  const auto report = whichgate::run_scenario(*scenario);
  return report ? std::string() : whichgate::to_string(report.error());
}

}  // namespace scenario_support
