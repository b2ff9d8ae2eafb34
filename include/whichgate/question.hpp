#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace whichgate {

// Who acts. `as` says in what capacity:
//   a permission set's name  `who` is an Identity Center user, `in` the account opened in the portal
//   "IAM user"               `who` is an IAM user of the account `in`
//   "root"                   the root user of the account `in`; `who` may be empty
//   "role NAME"              a session of the IAM role NAME of the account `in`; `who` is its RoleSessionName
//   "session ID"             a session that a command began; `who` and `in` may be empty
// Accounts go by name or id.
struct Caller {
  std::string who = {};
  std::string as = {};
  std::string in = {};
};

// "jdoe as Billing in Management", "root of Management", "session s-1".
std::string to_string(const Caller& caller);
// Reads the same form. Whatever does not fit it becomes `who` alone.
Caller parse_caller(std::string_view phrase);

enum class Through { by_default, console, api };

// One question. Neither `action` nor `page`: may they open the account in that capacity at all?
struct Question {
  std::string who = {};
  std::string as = {};
  std::string in = {};
  std::string action = {};            // "ce:DescribeReport"
  std::string page = {};              // a page of the billing console, for example "Bills"
  std::string resource = {};          // ARN; empty: "*", all resources
  std::string resource_account = {};  // who owns the resource; empty: as its ARN or the world says, else `in`
  // A person asks through the console unless the question says `api`. An action without API is console always.
  Through through = Through::by_default;
  std::string region = {};        // aws:RequestedRegion; empty: us-east-1
  std::string vpc_endpoint = {};  // id of the VPC endpoint that the request passes; empty: none
  // Condition keys beyond those the world tells. No values: the request does not carry the key.
  std::map<std::string, std::vector<std::string>> context = {};
  // The request may carry more keys than are given: a condition on such a key is unknown, not missed.
  bool partial_context = false;

  Caller caller() const { return {who, as, in}; }
};

// "jdoe may ce:DescribeReport on the Cost Explorer page in Management as Billing?"
std::string to_string(const Question& question);
std::string_view to_string(Through through);

}  // namespace whichgate
