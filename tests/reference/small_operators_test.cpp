// Exhaustive small worlds: every condition operator with every qualifier, over every state of its key.
#include "reference/small_worlds.hpp"

using namespace reference;
using whichgate::Effect;

namespace {

// Every state of a key that can hold these values.
std::vector<Context> contexts(const Texts& values) {
  std::vector<Context> all(1);
  all.emplace_back().set_partial(true);
  all.emplace_back().set_partial(true);
  all.back().set_absent("x:tag/key");
  all.emplace_back().set_partial(true);
  all.back().set_absent("x:Tag/");
  for (const std::string& value : values) all.emplace_back().set("x:tag/key", value);
  for_lists(values, 2, [&](const Texts& list) { all.emplace_back().set_list("x:tag/key", list); });
  // For variables.
  for (Context& context : all) context.set("aws:username", "a");
  return all;
}

// Puts an Allow with the condition to a request that nothing else allows.
std::size_t ask(const Texts& names, const Texts& policy_values, const Texts& request_values) {
  Agreement agreement;
  Sample sample = ordinary_sample();
  const std::vector<Context> states = contexts(request_values);
  for (const std::string& name : names)
    for (const std::string qualifier : {"", "ForAllValues:", "ForAnyValue:"})
      for (const std::string if_exists : {"", "IfExists"})
        for_lists(policy_values, 2, [&](const Texts& values) {
          PolicyStatement conditional = statement(Effect::allow);
          conditional.conditions = {{qualifier + name + if_exists, "x:Tag/Key", values, false, {}}};
          sample.policies.identity = {policy({conditional})};
          for (const Context& state : states) {
            sample.request.context = state;
            agreement.ask(sample);
          }
        });
  return agreement.asked();
}

}  // namespace

TEST_CASE("every string operator meets every state of its key") {
  const std::size_t asked =
      ask({"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
           "StringNotLike"},
          {"a", "A*", "*", "?", "", "${aws:username}", "${x:tag/key}", "\xC3\x89"}, {"a", "A", "*", "", "\xC3\xA9"});
  CHECK(asked == requests_about_strings);
}

TEST_CASE("every numeric operator meets every state of its key") {
  const std::size_t asked = ask({"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
                                 "NumericGreaterThan", "NumericGreaterThanEquals"},
                                {"10", "9", "-9.50", "12345678901234567890", "1e1", ""},
                                {"10.0", "+9", "-9.5", "12345678901234567891", " 1", "-0"});
  CHECK(asked == requests_about_numbers);
}

TEST_CASE("every date operator meets every state of its key") {
  const std::size_t asked = ask(
      {"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"},
      {"2025-01-01", "2025-01-01T01:00:00.5+01:00", "1735689600", "2025-01-01T00:00:00", "2025-02-30"},
      {"2025-01-01T00:00:00Z", "2025", "1735689601", "2025-01-01T00:00:00.500Z", "2025-01-01T00:00", "x"});
  CHECK(asked == requests_about_dates);
}

TEST_CASE("every address operator meets every state of its key") {
  const std::size_t asked =
      ask({"IpAddress", "NotIpAddress"},
          {"203.0.113.0/24", "0.0.0.0/0", "203.0.113.9", "2001:db8::/33", "::/0", "203.0.113.0/33", "x"},
          {"203.0.113.9", "203.0.114.9", "2001:DB8:0:0::1", "2001:db8:8000::", "::ffff:203.0.113.9", ""});
  CHECK(asked == requests_about_addresses);
}

TEST_CASE("every ARN operator meets every state of its key") {
  const std::size_t asked =
      ask({"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"},
          {"arn:aws:s3:::b*", "arn:*:s3:::*", "arn:aws:s3*b", "arn:aws:s3:::${aws:username}", "*", "arn:aws:S3:::b"},
          {"arn:aws:s3:::b", "arn:aws:s3:us-east-1::b:c", "arn:aws:s3:::a", "arn:aws:s3", "b", ""});
  CHECK(asked == requests_about_arns);
}

TEST_CASE("every other operator meets every state of its key") {
  const std::size_t asked =
      ask({"Bool", "BinaryEquals", "Null", "BoolNot", "NotBool", "StringMatches"},
          {"true", "False", "QUE=", "QQ==", "QUFB", "${aws:username}"}, {"TRUE", "false", "QQ", "QUE", "QUFB==", ""});
  CHECK(asked == requests_about_others);
}
