#include <random>

#include "support/catch.hpp"
#include "unit/policy/policy_equality.hpp"
#include "whichgate/catalog.hpp"

using namespace whichgate;

namespace {

// Texts of policies in every form that the grammar knows.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : engine_(seed) {}

  std::string policy() {
    std::string text = "{";
    if (chance(70)) text += chance(70) ? R"("Version":"2012-10-17",)" : R"("Version": "2008-10-17" ,)";
    if (chance(20)) text += R"("Id":)" + string() + ",";
    text += R"("Statement":)";
    if (chance(30)) return text + statement() + "}";
    text += "[" + statement();
    while (chance(50)) text += " ,\n" + statement();
    return text + "]}";
  }

 private:
  bool chance(unsigned percent) { return engine_() % 100 < percent; }
  template <class List>
  std::string pick(const List& list) {
    return *(std::begin(list) + engine_() % std::size(list));
  }

  std::string string() {
    static const std::vector<std::string> texts{R"("")",
                                                R"("*")",
                                                R"("s3:Get*")",
                                                R"("arn:aws:s3:::b/${aws:username}")",
                                                R"("a \"quoted\" \\ text\/\n\t\u0001")",
                                                "\"caf\xC3\xA9 \xE2\x82\xAC\"",
                                                R"("\u20ac\ud83d\ude00")",
                                                R"("111122223333")"};
    return pick(texts);
  }
  std::string value() {
    static const std::vector<std::string> others{
        "true", "false", "0", "-0", "10", "-1.50", "1e400", "1E-7", "12345678901234567890", "0.10"};
    return chance(50) ? string() : pick(others);
  }
  template <class Entry>
  std::string list(Entry entry) {
    if (chance(40)) return entry();
    std::string text = "[";
    for (bool first = true; chance(60); first = false) text += (first ? "" : ", ") + entry();
    return text + "]";
  }
  std::string strings() {
    return list([&] { return string(); });
  }
  // AWS takes null for no entry here.
  std::string resources() {
    const std::string text = strings();
    return text[0] != '[' || chance(70) ? text : text == "[]" ? "[null]" : "[null," + text.substr(1);
  }
  std::string principal() {
    if (chance(30)) return R"("*")";
    std::string text = "{";
    for (const char* kind : {"AWS", "Service", "Federated", "CanonicalUser"})
      if (chance(40)) text += (text.size() > 1 ? "," : "") + ('"' + std::string(kind) + "\":") + strings();
    return text + "}";
  }
  std::string condition() {
    std::string text = "{";
    for (const char* name : {"StringLike", "ForAnyValue:StringEqualsIfExists", "bool", "NumericLessThan", "Null"}) {
      if (!chance(40)) continue;
      text += (text.size() > 1 ? "," : "") + ('"' + std::string(name) + "\":{");
      bool first = true;
      for (const char* key : {"aws:username", "AWS:UserName", "s3:prefix", ""})
        if (chance(40)) {
          text += (first ? "\"" : ",\"") + std::string(key) + "\":" + list([&] { return value(); });
          first = false;
        }
      text += "}";
    }
    return text + "}";
  }
  std::string statement() {
    std::vector<std::string> members{chance(50) ? R"("Effect":"Allow")" : R"("Effect":"Deny")",
                                     (chance(80) ? R"("Action":)" : R"("NotAction":)") + strings()};
    if (chance(30)) members.push_back(R"("Sid":)" + string());
    if (chance(70)) members.push_back((chance(80) ? R"("Resource":)" : R"("NotResource":)") + resources());
    if (chance(40)) members.push_back((chance(80) ? R"("Principal":)" : R"("NotPrincipal":)") + principal());
    if (chance(60)) members.push_back(R"("Condition":)" + condition());
    for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[engine_() % i]);
    std::string text = "{";
    for (const std::string& member : members) text += (text.size() > 1 ? ", " : " ") + member;
    return text + "}";
  }

  std::mt19937 engine_;
};

bool comes_back(const PolicyDocument& policy) {
  const std::string printed = print_policy(policy);
  const auto again = parse_policy(printed);
  return again && same(policy, *again) && print_policy(*again) == printed;
}

}  // namespace

TEST_CASE("parse, print, parse is the identity for every form of the grammar") {
  for (unsigned seed = 1; seed <= 5000; ++seed) {
    const std::string text = RandomText(seed).policy();
    const auto policy = parse_policy(text);
    INFO("seed " << seed << ": " << text);
    if (!policy) FAIL(to_string(policy.error()));
    if (!comes_back(*policy)) FAIL(print_policy(*policy));
  }
}

TEST_CASE("parse, print, parse is the identity for AWS's own policies") {
  const Catalog& catalog = Catalog::builtin();
  for (const std::string_view arn : catalog.managed_policy_arns()) {
    INFO(arn);
    CHECK(comes_back(*catalog.managed_policy(arn)->document));
  }
}

TEST_CASE("a value keeps its digits and its letters") {
  const auto policy = parse_policy(
      R"({"Statement":{"Effect":"Allow","Action":"*","Condition":{"NumericEquals":{"a":[1e400,-0,0.10,12345678901234567890]},)"
      R"("Bool":{"b":true,"c":"TRUE"}}}})");
  REQUIRE(policy);
  CHECK(policy->statements[0].conditions[0].values ==
        std::vector<std::string>{"1e400", "-0", "0.10", "12345678901234567890"});
  CHECK(policy->statements[0].conditions[1].values == std::vector<std::string>{"true"});
  CHECK(policy->statements[0].conditions[2].values == std::vector<std::string>{"TRUE"});
}
