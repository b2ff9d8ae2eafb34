// Exhaustive small worlds: all short patterns against all short texts.
#include "reference/small_worlds.hpp"

using namespace reference;
using whichgate::Effect;

namespace {

// All the texts of at most `most` of the pieces.
Texts texts(const Texts& pieces, std::size_t most) {
  Texts all;
  for_lists(pieces, most, [&](const Texts& list) {
    all.emplace_back();
    for (const std::string& piece : list) all.back() += piece;
  });
  return all;
}

Sample with_statement(const PolicyStatement& only) {
  Sample sample = ordinary_sample();
  sample.policies.identity = {policy({only})};
  return sample;
}

}  // namespace

TEST_CASE("every short action pattern meets every short action") {
  Agreement agreement;
  for (const std::string& pattern : texts({"a", "B", ":", "*", "?"}, 4))
    for (const bool not_action : {false, true}) {
      PolicyStatement only = statement(Effect::allow);
      only.actions = {pattern};
      only.not_action = not_action;
      Sample sample = with_statement(only);
      for (const std::string& action : texts({"A", "b", ":"}, 3)) {
        sample.request.action = action;
        agreement.ask(sample);
      }
    }
  CHECK(agreement.asked() == requests_about_actions);
}

TEST_CASE("every short resource pattern meets every short resource") {
  Agreement agreement;
  for (const std::string& pattern : texts({"a", "b", "*", "?"}, 5)) {
    PolicyStatement only = statement(Effect::allow);
    only.resources = Texts{"arn:aws:s3:::" + pattern};
    Sample sample = with_statement(only);
    for (const std::string& name : texts({"a", "b"}, 5)) {
      sample.request.resource = "arn:aws:s3:::" + name;
      agreement.ask(sample);
    }
  }
  CHECK(agreement.asked() == requests_about_resources);
}

TEST_CASE("every ARN of few fields, in every kind of policy") {
  const Texts resources{"arn:aws:s3:::b", "arn:aws:s3:::b:c", "arn:${a:b}:::b:c", "*"};
  Agreement agreement;
  for (const std::string& pattern : texts({"arn", "${a:b}", ":", "*", ":s3", ":::b"}, 5))
    for (const bool not_resource : {false, true}) {
      PolicyStatement only = statement(Effect::allow);
      only.resources = Texts{pattern};
      only.not_resource = not_resource;
      for (const bool limiting : {false, true}) {
        Sample sample = ordinary_sample();
        sample.policies.identity = {policy({limiting ? statement(Effect::allow) : only})};
        if (limiting) sample.policies.session = PolicyList{policy({only})};
        for (const std::string& resource : resources) {
          sample.request.resource = resource;
          agreement.ask(sample);
        }
      }
    }
  CHECK(agreement.asked() == requests_about_short_arns);
}

TEST_CASE("every short text of pieces of variables, as a resource and as a value") {
  std::vector<Context> contexts(2);
  contexts.back().set_partial(true);
  for (const std::string value : {"a", "*", ""}) contexts.emplace_back().set("a", value);
  contexts.emplace_back().set_list("A", {"a"});
  Agreement agreement;
  for (const std::string& text : texts({"${", "}", "a", "*", ", '", "'"}, 5)) {
    PolicyStatement by_resource = statement(Effect::allow), by_value = statement(Effect::allow);
    by_resource.resources = Texts{"arn:aws:s3:::" + text};
    by_value.conditions = {{"StringLike", "x:key", {text}, false, {}}};
    for (Sample sample : {with_statement(by_resource), with_statement(by_value)})
      for (const Context& context : contexts)
        for (const std::string name : {"a", "*"}) {
          sample.request.resource = "arn:aws:s3:::" + name;
          sample.request.context = context;
          sample.request.context.set("x:key", name);
          agreement.ask(sample);
        }
  }
  CHECK(agreement.asked() == requests_about_variables);
}

TEST_CASE("several variables in one text, in every state of their keys") {
  std::vector<Context> contexts(1);
  contexts.front().set_partial(true);
  for (const std::string key : {"a", "b"}) {
    std::vector<Context> more;
    for (const Context& context : contexts) {
      more.push_back(context);
      more.emplace_back(context).set_absent(key);
      more.emplace_back(context).set_list(key, {"a"});
      for (const std::string value : {"a", "*"}) more.emplace_back(context).set(key, value);
    }
    contexts = std::move(more);
  }
  Agreement agreement;
  for (const std::string& text : texts({"${a}", "${B}", "${b, '?'}", "${*}", "a", "*"}, 3)) {
    PolicyStatement by_resource = statement(Effect::allow), by_value = statement(Effect::deny);
    by_resource.resources = Texts{"arn:aws:s3:::" + text};
    by_value.conditions = {{"StringNotLike", "x:key", {text}, false, {}}};
    Sample sample = ordinary_sample();
    for (const bool value : {false, true}) {
      sample.policies.identity = {policy({by_resource})};
      if (value) sample.policies.identity = {policy({statement(Effect::allow), by_value})};
      for (const Context& context : contexts)
        for (const std::string name : {"a", "aa", "*"}) {
          sample.request.resource = "arn:aws:s3:::" + name;
          sample.request.context = context;
          sample.request.context.set("x:key", name);
          agreement.ask(sample);
        }
    }
  }
  CHECK(agreement.asked() == requests_about_several_variables);
}

TEST_CASE("every element is missing, empty, or there, in every version and layer") {
  const std::vector<std::optional<Texts>> resources{std::nullopt, Texts{}, Texts{"*"}, Texts{"arn:aws:s3:::${a}"}};
  const std::vector<std::optional<std::vector<PolicyPrincipal>>> principals{
      std::nullopt, std::vector<PolicyPrincipal>{}, std::vector<PolicyPrincipal>{{"*", "*"}}};
  const std::vector<std::vector<PolicyCondition>> conditions{
      {},
      {{"StringLike", "a", {"${a}"}, false, {}}},
      {{"StringLike", "a", {"${a}"}, false, {}}, {"Bool", "b", {}, false, {}}}};
  Agreement agreement;
  for (const auto& resource : resources)
    for (const auto& principal : principals)
      for (const auto& condition : conditions)
        for (const Texts& actions : {Texts{}, Texts{"*"}, Texts{"s3:${a}"}})
          for (unsigned negations = 0; negations < 8; ++negations)
            for (const std::string version : {"", "2008-10-17", "2012-10-17"})
              for (const Effect effect : {Effect::allow, Effect::deny}) {
                PolicyStatement only = statement(effect);
                only.resources = resource;
                only.principals = principal;
                only.conditions = condition;
                only.actions = actions;
                only.not_action = negations & 1;
                only.not_resource = negations & 2;
                only.not_principal = negations & 4;
                for (const int layer : {0, 1, 2, 3}) {
                  Sample sample = ordinary_sample();
                  sample.request.context.set("a", "x");
                  sample.request.resource = "arn:aws:s3:::x";
                  const PolicyList list{policy({only}, version)};
                  sample.policies.identity = layer == 0 ? list : PolicyList{policy({statement(Effect::allow)})};
                  if (layer == 1) sample.policies.session = list;
                  if (layer == 2) sample.policies.resource = list.front();
                  if (layer == 3) sample.policies.vpc_endpoint = list;
                  agreement.ask(sample);
                }
              }
  CHECK(agreement.asked() == requests_about_elements);
}
