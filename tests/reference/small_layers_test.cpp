// Exhaustive small worlds: what the layers say, how a resource's policy names the caller, and what reaches whom.
#include "reference/small_worlds.hpp"

using namespace reference;
using properties::vocabulary::callers;
using whichgate::Effect;

namespace {

// What a layer may say; nothing: it is not there.
using Choices = std::vector<std::optional<PolicyList>>;

const PolicyList silent{policy({about_nothing(Effect::allow)})};
const PolicyList allows{policy({statement(Effect::allow)})};
const PolicyList may_allow{policy({open_statement(Effect::allow)})};
const PolicyList denies{policy({statement(Effect::allow), statement(Effect::deny)})};
const PolicyList may_deny{policy({statement(Effect::allow), open_statement(Effect::deny)})};

std::optional<std::vector<Level>> level(const std::optional<PolicyList>& list) {
  if (!list) return std::nullopt;
  return std::vector<Level>{{"", *list}};
}

// Accounts of the resource: the caller's, another, another in another partition.
struct Place {
  std::string account, partition;
};
const std::vector<Place> places{{"111122223333", "aws"}, {"444455556666", "aws"}, {"444455556666", "aws-cn"}};

struct LayerRequest {
  std::string action, resource;  // of the partition aws
};
const std::vector<LayerRequest> kinds{{"s3:GetObject", "arn:aws:s3:::b/x"},
                                      {"sts:AssumeRole", "arn:aws:iam::111122223333:role/App"},
                                      {"kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/k"},
                                      {"kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:alias/a"},
                                      {"kms:ListKeys", "*"}};

void set_place(Sample& sample, const LayerRequest& asked, const Place& place) {
  sample.request.action = asked.action;
  sample.request.resource = asked.resource;
  sample.request.resource_account = place.account;
  if (asked.resource != "*") sample.request.resource.replace(4, 3, place.partition);
}

// Every way to write a principal.
const std::vector<PolicyPrincipal> entries{{"*", "*"},
                                           {"AWS", "*"},
                                           {"AWS", "111122223333"},
                                           {"AWS", "444455556666"},
                                           {"AWS", "arn:aws:iam::111122223333:root"},
                                           {"AWS", "arn:aws-cn:iam::111122223333:root"},
                                           {"AWS", "arn:aws:iam::111122223333:user/alice"},
                                           {"AWS", "arn:aws:iam::111122223333:user/*"},
                                           {"AWS", "AIDAALICE"},
                                           {"AWS", "arn:aws:iam::111122223333:role/team/App"},
                                           {"AWS", "arn:aws:iam::111122223333:role/App"},
                                           {"AWS", "AROAAPP"},
                                           {"AWS", "arn:aws:sts::111122223333:assumed-role/App/s1"},
                                           {"AWS", "arn:aws:sts::111122223333:assumed-role/App/s2"},
                                           {"AWS", "arn:aws:sts::111122223333:federated-user/Carol"},
                                           {"AWS", "ec2.amazonaws.com"},
                                           {"Service", "ec2.amazonaws.com"},
                                           {"Service", "*"},
                                           {"Federated", "ec2.amazonaws.com"},
                                           {"CanonicalUser", "79a59df900b949e5"}};

}  // namespace

TEST_CASE("every layer says everything, to every caller") {
  const Choices all{std::nullopt, silent, allows, may_allow, denies};
  const Choices few{std::nullopt, silent, denies};
  Agreement agreement;
  Sample sample = ordinary_sample();
  Policies& policies = sample.policies;
  for (const Principal& caller : callers()) {
    sample.request.principal = caller;
    for (const std::string account : {"111122223333", "444455556666"}) {
      sample.request.resource_account = account;
      for (const auto& identity : {silent, allows, may_allow, denies, may_deny}) {
        policies.identity = identity;
        for (const auto& boundary : all) {
          policies.permissions_boundary = boundary;
          for (const auto& session : all) {
            policies.session = session;
            for (const auto& resource : all) {
              policies.resource = resource ? std::optional(resource->front()) : std::nullopt;
              for (const auto& endpoint : few) {
                policies.vpc_endpoint = endpoint;
                for (const auto& scp : few) {
                  policies.scps = level(scp);
                  for (const auto& rcp : {Choices::value_type{}, Choices::value_type{may_deny}}) {
                    policies.rcps = level(rcp);
                    agreement.ask(sample);
                  }
                }
              }
            }
          }
        }
      }
    }
  }
  CHECK(agreement.asked() == requests_about_layers);
}

TEST_CASE("a resource's policy names every caller in every way") {
  const Choices few{std::nullopt, silent, allows, may_allow};
  Agreement agreement;
  Sample sample = ordinary_sample();
  for (const PolicyPrincipal& entry : entries)
    for (const auto& make : {statement, open_statement}) {
      PolicyStatement naming = make(Effect::allow);
      naming.principals = std::vector{entry};
      sample.policies.resource = policy({naming});
      for (const Principal& caller : callers()) {
        sample.request.principal = caller;
        for (const LayerRequest& asked : kinds)
          for (const Place& place : places) {
            set_place(sample, asked, place);
            for (const auto& identity : {silent, allows, may_allow})
              for (const auto& boundary : few)
                for (const auto& session : few) {
                  sample.policies.identity = identity;
                  sample.policies.permissions_boundary = boundary;
                  sample.policies.session = session;
                  agreement.ask(sample);
                }
          }
      }
    }
  CHECK(agreement.asked() == requests_about_naming);
}

TEST_CASE("Principal and NotPrincipal list any of the links that lead to a caller") {
  const std::vector<PolicyPrincipal> links{{"AWS", "*"},
                                           {"AWS", "111122223333"},
                                           {"AWS", "arn:aws:iam::111122223333:root"},
                                           {"AWS", "arn:aws:iam::111122223333:user/alice"},
                                           {"AWS", "arn:aws:iam::111122223333:role/team/App"},
                                           {"AWS", "arn:aws:sts::111122223333:assumed-role/App/s1"},
                                           {"AWS", "arn:aws:sts::111122223333:federated-user/Carol"},
                                           {"Service", "ec2.amazonaws.com"}};
  Agreement agreement;
  for (unsigned listed = 0; listed < 1u << links.size(); ++listed)
    for (const bool not_principal : {false, true})
      for (const Effect effect : {Effect::allow, Effect::deny}) {
        PolicyStatement naming = statement(effect);
        naming.not_principal = not_principal;
        naming.principals->clear();
        for (std::size_t i = 0; i < links.size(); ++i)
          if (listed >> i & 1) naming.principals->push_back(links[i]);
        const PolicyList list{policy({naming})};
        for (const Principal& caller : callers())
          for (const bool boundary : {false, true}) {
            Sample sample = ordinary_sample();
            sample.request.principal = caller;
            if (boundary) sample.policies.permissions_boundary = allows;
            sample.policies.resource = list.front();
            agreement.ask(sample);
            sample.policies.identity = allows;
            agreement.ask(sample);
            sample.policies.resource.reset();
            sample.policies.vpc_endpoint = list;
            agreement.ask(sample);
            sample.policies.vpc_endpoint.reset();
            sample.policies.rcps = level(list);
            agreement.ask(sample);
          }
      }
  CHECK(agreement.asked() == requests_about_links);
}

TEST_CASE("every level allows, denies, or is silent") {
  const std::vector<PolicyList> contents{{},
                                         silent,
                                         allows,
                                         may_allow,
                                         denies,
                                         may_deny,
                                         {silent.front(), allows.front()},
                                         {allows.front(), denies.front()}};
  Agreement agreement;
  for_lists(contents, 3, [&](const std::vector<PolicyList>& chosen) {
    if (chosen.empty()) return;
    std::vector<Level> levels;
    for (const PolicyList& list : chosen) levels.push_back({"", list});
    for (const Principal& caller : callers()) {
      Sample sample = ordinary_sample();
      sample.request.principal = caller;
      sample.policies.identity = allows;
      sample.policies.scps = levels;
      agreement.ask(sample);
      sample.policies.scps.reset();
      sample.policies.rcps = levels;
      agreement.ask(sample);
      sample.policies.resource = allows.front();
      agreement.ask(sample);
    }
  });
  CHECK(agreement.asked() == requests_about_levels);
}

TEST_CASE("what no policy decides, and what reaches no policy") {
  const Texts actions{"sts:GetCallerIdentity", "STS:getcalleridentity",  "sts:GetSessionToken",    "s3:GetBucketPolicy",
                      "s3:PutBucketPolicy",    "S3:DELETEBUCKETPOLICY",  "s3:GetObject",           "kms:RetireGrant",
                      "kms:Decrypt",           "sts:AssumeRoleWithSAML", "sts:TagSession",         "sts:AssumeRoot",
                      "STS:AssumeRole",        "iam:PassRole",           "MechanicalTurk:ListHITs"};
  const Texts resources{"*",
                        "",
                        "not-an-arn",
                        "arn:aws:s3:::b",
                        "arn:aws:kms:us-east-1:111122223333:key/k",
                        "arn:aws:kms:us-east-1:111122223333:alias/a",
                        "arn:aws:iam::111122223333:role/App",
                        "arn:aws:iam::111122223333:user/alice",
                        "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/App",
                        "arn:aws-cn:iam::111122223333:role/App"};
  const std::vector<std::pair<PolicyList, std::optional<NamedPolicy>>> grants{
      {{}, std::nullopt}, {allows, std::nullopt}, {{}, allows.front()}, {allows, allows.front()}};
  Agreement agreement;
  for (const std::string& action : actions)
    for (const std::string& resource : resources)
      for (const Principal& caller : callers())
        for (const std::string account : {"", "111122223333", "444455556666"})
          for (const auto& [identity, resource_policy] : grants)
            for (const int denied_by : {0, 1, 2, 3, 4, 5, 6, 7}) {
              Sample sample = ordinary_sample();
              sample.request.action = action;
              sample.request.resource = resource;
              sample.request.principal = caller;
              sample.request.resource_account = account;
              sample.policies.identity = denied_by == 1 ? denies : identity;
              if (denied_by == 2) sample.policies.permissions_boundary = denies;
              if (denied_by == 3) sample.policies.session = denies;
              sample.policies.resource = resource_policy;
              if (denied_by == 4) sample.policies.resource = denies.front();
              if (denied_by == 5) sample.policies.vpc_endpoint = denies;
              if (denied_by == 6) sample.policies.scps = level(denies);
              if (denied_by == 7) sample.policies.rcps = level(denies);
              agreement.ask(sample);
            }
  CHECK(agreement.asked() == requests_about_exceptions);
}
