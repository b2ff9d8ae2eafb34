// Prints the world of one scale, the same every time: growth_world SCALE > FILE
//
// Scale 1 is an organization of 100 accounts in 10 organizational units, with 1,000 people in 50 groups, 30
// permission sets, 500 assignments, 13 service control policies, and IAM users, roles, customer managed policies and
// buckets here and there. Everything grows with the scale: at 100 these are 10,000 accounts in 1,000 units, 100,000
// people in 5,000 groups, 3,000 permission sets and 50,000 assignments, all within what AWS allows on request.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
// https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int groups_of_a_person = 3;
constexpr int branches = 10;  // units of the root, and of a unit: 1,000 units are three deep

struct Scale {
  int accounts, units, people, groups, sets;

  explicit Scale(int scale)
      : accounts(100 * scale), units(10 * scale), people(1000 * scale), groups(50 * scale), sets(30 * scale) {}
};

// The list's items, an own line each.
class Lines {
 public:
  void operator()(const std::string& line) {
    std::fputs(first_ ? "\n" : ",\n", stdout);
    std::fwrite(line.data(), 1, line.size(), stdout);
    first_ = false;
  }

 private:
  bool first_ = true;
};

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string number(std::string_view kind, int index) { return quoted(std::string(kind) + std::to_string(index)); }

std::string id_of(int account) { return std::to_string(100'000'000'000 + 7'919L * account); }

// Every tenth account has the policies that a permission set of every tenth refers to.
bool has_own_policy(int index) { return index % 10 == 0; }

void print_accounts(const Scale& scale) {
  put("  \"accounts\": [");
  Lines line;
  for (int i = 0; i < scale.accounts; ++i) {
    const std::string id = id_of(i);
    std::string text = "    { \"name\": " + number("account-", i) + ", \"id\": " + quoted(id) +
                       ", \"email\": " + quoted("aws+" + std::to_string(i) + "@example.com");
    if (has_own_policy(i))
      text += R"(, "policies": [{ "name": "TeamPolicy", "document": { "Version": "2012-10-17", "Statement": [)"
              R"({ "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*" }] } }])";
    if (i % 10 == 1)
      text += R"(, "resources": [{ "arn": "arn:aws:s3:::bucket-)" + std::to_string(i) +
              R"(", "policy": { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", )"
              R"("Action": "s3:*", "Resource": "arn:aws:s3:::bucket-)" +
              std::to_string(i) + R"(/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] } }])";
    if (i % 10 == 2)
      text += R"(, "roles": [{ "name": "Deploy", "trust": { "Version": "2012-10-17", "Statement": [{ )"
              R"("Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::)" +
              id_of((i + 1) % scale.accounts) +
              R"(:root" }, "Action": "sts:AssumeRole" }] }, "managed_policies": ["PowerUserAccess"] }])";
    if (i % 10 == 3)
      text += R"(, "users": [{ "name": "automation", "managed_policies": ["ReadOnlyAccess"], "inline_policies": )"
              R"({ "queue": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", )"
              R"("Action": "sqs:SendMessage", "Resource": "*" }] } } }])";
    line(text + " }");
  }
  put("\n  ],\n");
}

constexpr std::array<std::string_view, 3> guardrails{
    R"({ "Effect": "Deny", "Action": ["organizations:LeaveOrganization", "account:CloseAccount"], "Resource": "*" })",
    R"({ "Effect": "Deny", "NotAction": ["iam:*", "sts:*", "organizations:*", "support:*", "s3:*"], "Resource": "*", )"
    R"("Condition": { "StringNotEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } } })",
    R"({ "Effect": "Deny", "Action": ["iam:CreateUser", "iam:CreateAccessKey"], "Resource": "*", )"
    R"("Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole" } } })"};

std::string control_policy(const std::string& name, std::string_view statement) {
  return "      { \"name\": " + name + R"(, "document": { "Version": "2012-10-17", "Statement": [)" +
         std::string(statement) + "] } }";
}

// A unit has an SCP of its own that closes one Region for one service.
void print_control_policies(const Scale& scale) {
  put("    \"service_control_policies\": [");
  Lines line;
  for (std::size_t i = 0; i < guardrails.size(); ++i)
    line(control_policy(number("guardrail-", static_cast<int>(i)), guardrails[i]));
  constexpr std::array<std::string_view, 5> services{"ec2", "lambda", "rds", "dynamodb", "sagemaker"};
  for (int i = 0; i < scale.units; ++i)
    line(control_policy(number("unit-scp-", i),
                        R"({ "Sid": "Unit)" + std::to_string(i) + R"(", "Effect": "Deny", "Action": ")" +
                            std::string(services[static_cast<std::size_t>(i) % services.size()]) +
                            R"(:*", "Resource": "*", "Condition": { "StringEquals": )"
                            R"({ "aws:RequestedRegion": "eu-central-1" } } })"));
  put("\n    ],\n");
}

void print_unit(const Scale& scale, int unit, std::string& out) {
  out += R"({ "name": "unit-)" + std::to_string(unit) + R"(", "policies": ["FullAWSAccess", "unit-scp-)" +
         std::to_string(unit) + R"("], "accounts": [)";
  // The management account, number 0, stands in the root.
  for (int account = unit == 0 ? scale.units : unit; account < scale.accounts; account += scale.units)
    out += (out.back() == '[' ? "" : ", ") + number("account-", account);
  out += "], \"organizational_units\": [";
  for (int below = branches * (unit + 1); below < branches * (unit + 2) && below < scale.units; ++below) {
    out += out.back() == '[' ? "\n" : ",\n";
    print_unit(scale, below, out);
  }
  out += "] }";
}

void print_organization(const Scale& scale) {
  put("  \"organization\": {\n    \"management_account\": \"account-0\",\n");
  print_control_policies(scale);
  put(R"(    "root": { "policies": ["FullAWSAccess", "guardrail-0", "guardrail-1", "guardrail-2"], )"
      R"("accounts": ["account-0"], "organizational_units": [)");
  Lines line;
  for (int unit = 0; unit < branches; ++unit) {
    std::string text;
    print_unit(scale, unit, text);
    line(text);
  }
  put("] }\n  },\n");
}

void print_directory(const Scale& scale) {
  put("    \"users\": [");
  Lines user;
  for (int i = 0; i < scale.people; ++i)
    user("      { \"name\": " + number("person-", i) +
         ", \"email\": " + quoted("person-" + std::to_string(i) + "@example.com") + " }");
  put("\n    ],\n    \"groups\": [");
  std::vector<std::string> members(static_cast<std::size_t>(scale.groups));
  for (int i = 0; i < scale.people; ++i)
    for (int turn = 0; turn < groups_of_a_person; ++turn) {
      // Neighbours in the file have different groups beside the one that goes round.
      const long group = (i + static_cast<long>(turn) * (7 + i / scale.groups)) % scale.groups;
      std::string& list = members[static_cast<std::size_t>(group)];
      const std::string person = number("person-", i);
      if (list.ends_with(person)) continue;
      list += (list.empty() ? "" : ", ") + person;
    }
  Lines group;
  for (int i = 0; i < scale.groups; ++i)
    group("      { \"name\": " + number("group-", i) + ", \"members\": [" + members[static_cast<std::size_t>(i)] +
          "] }");
  put("\n    ],\n");
}

constexpr std::array<std::string_view, 12> managed{"ReadOnlyAccess",
                                                   "PowerUserAccess",
                                                   "Billing",
                                                   "SecurityAudit",
                                                   "ViewOnlyAccess",
                                                   "AmazonS3ReadOnlyAccess",
                                                   "AmazonEC2FullAccess",
                                                   "AWSBillingReadOnlyAccess",
                                                   "CloudWatchFullAccess",
                                                   "AmazonDynamoDBFullAccess",
                                                   "DatabaseAdministrator",
                                                   "SystemAdministrator"};

void print_permission_sets(const Scale& scale) {
  put("    \"permission_sets\": [");
  Lines line;
  for (int i = 0; i < scale.sets; ++i) {
    const auto at = static_cast<std::size_t>(i);
    std::string text = "      { \"name\": " + number("Set-", i) + ", \"managed_policies\": [" +
                       quoted(managed[at % managed.size()]) + ", " +
                       quoted(managed[(at + 1 + at / managed.size() % 5) % managed.size()]) + "]";
    if (has_own_policy(i)) text += R"(, "customer_managed_policies": ["TeamPolicy"])";
    if (i % 2 == 1)
      text += R"(, "inline_policy": { "Version": "2012-10-17", "Statement": [)"
              R"({ "Sid": "Own", "Effect": "Allow", "Action": ["s3:GetObject*", "s3:PutObject", "s3:List*"], )"
              R"("Resource": ["arn:aws:s3:::team-)" +
              std::to_string(i) + R"(", "arn:aws:s3:::team-)" + std::to_string(i) +
              R"(/*"] }, { "Sid": "Never", "Effect": "Deny", "Action": ["kms:ScheduleKeyDeletion", "iam:*"], )"
              R"("Resource": "*", "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "team-)" +
              std::to_string(i) + R"(" }, "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } } }] })";
    line(text + R"(, "session_duration": "PT4H" })");
  }
  put("\n    ],\n");
}

// Five an account: four of groups, one of a person. A permission set that needs the account's own policy goes to
// those accounts only that have it.
void print_assignments(const Scale& scale) {
  put("    \"assignments\": [");
  Lines line;
  for (int account = 0; account < scale.accounts; ++account)
    for (int turn = 0; turn < 5; ++turn) {
      int set = (account + turn * 37) % scale.sets;
      if (has_own_policy(set) && !has_own_policy(account)) ++set;
      const bool group = turn < 4;
      const int principal = (account + turn * 11) % (group ? scale.groups : scale.people);
      line("      { \"permission_set\": " + number("Set-", set) + ", \"account\": " + number("account-", account) +
           (group ? ", \"group\": " : ", \"user\": ") + number(group ? "group-" : "person-", principal) + " }");
    }
  put("\n    ]\n");
}

}  // namespace

int main(int count, char** arguments) {
  const int factor = count == 2 ? std::atoi(arguments[1]) : 0;
  if (factor < 1 || factor > 100) {
    std::fputs("usage: growth_world SCALE > FILE, with a scale from 1 to 100\n", stderr);
    return 64;
  }
  const Scale scale(factor);
  put("{\n  \"now\": \"2026-11-22T09:00:00Z\",\n");
  print_accounts(scale);
  print_organization(scale);
  put("  \"identity_center\": {\n");
  print_directory(scale);
  print_permission_sets(scale);
  print_assignments(scale);
  put("  }\n}\n");
  return std::fflush(stdout) == 0 ? 0 : 1;
}
