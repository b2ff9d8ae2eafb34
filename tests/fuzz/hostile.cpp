// Inputs made to be slow: each in four growing sizes, with the processor's time for the answer of `decide`.
//   whichgate_hostile [SCALE]   SCALE multiplies the sizes (32: up to 8 MB); fails when an answer is wrong or its time
//   grows like the square
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "cases/cases.hpp"

using namespace whichgate;

namespace {

using Text = std::string;

Text times(std::size_t count, const Text& piece) {
  Text text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// make(0), make(1), ... with commas between them.
Text list(std::size_t count, const std::function<Text(std::size_t)>& make) {
  Text text;
  for (std::size_t i = 0; i < count; ++i) text += (i ? "," : "") + make(i);
  return text;
}

Text digits(std::size_t number) { return std::to_string(1000000 + number); }
Text quoted(const Text& text) { return '"' + text + '"'; }
Text member(const Text& key, const Text& value) { return quoted(key) + ':' + value; }

// The number in binary, in the letter case of the name.
Text spelled(Text name, std::size_t number) {
  for (char& c : name) {
    if (c < 'a') continue;
    if (number % 2 == 1) c = static_cast<char>(c - 'a' + 'A');
    number /= 2;
  }
  return name;
}

Text policy(const Text& statements) { return R"({"Version":"2012-10-17","Statement":[)" + statements + "]}"; }
Text statement(const Text& members) { return R"({"Effect":"Allow",)" + members + "}"; }
Text any_action(const Text& members) { return statement(R"("Action":"*",)" + members); }
Text conditions(const Text& members) { return policy(any_action(R"("Resource":"*","Condition":{)" + members + "}")); }

struct LayerRequest {
  Text resource = "arn:aws:s3:::bucket/key", context = {}, more = {};
};

Text decision(const Text& identity_policy, const LayerRequest& asked = {}) {
  return R"({"id":"x","identity_policies":[)" + identity_policy + "]" + asked.more +
         R"(,"request":{"principal":"arn:aws:iam::111122223333:user/a","action":"s3:GetObject","resource":)" +
         quoted(asked.resource) + R"(,"context":{)" + asked.context + "}}}";
}

Text validation(const Text& document, const Text& type = "managed") {
  return R"({"id":"x","kind":"validate","policy_type":)" + quoted(type) + R"(,"policy":)" + document + "}";
}

struct Case {
  const char* name;
  std::size_t size;  // times 1, 2, 4 and 8
  std::function<Text(std::size_t)> line;
  const char* answer;  // stands in it
};

const char* const allowed = R"("result":"Allowed")";
const char* const denied = R"("result":"ImplicitlyDenied")";
const char* const invalid = R"("result":"Invalid")";

// Documents of many parts.
std::vector<Case> long_documents() {
  const auto sid = [](std::size_t i) {
    return statement(member("Sid", quoted("S" + digits(i))) + R"(,"Action":"a:b","Resource":"*")");
  };
  return {
      {"statements", 312, [=](std::size_t n) { return decision(policy(list(n, sid))); }, denied},
      {"statements, validated", 125, [=](std::size_t n) { return validation(policy(list(n, sid))); }, "LimitExceeded"},
      {"actions of a statement", 2000,
       [](std::size_t n) {
         const Text actions = list(n, [](std::size_t i) { return quoted("s3:Get" + digits(i)); });
         return decision(policy(statement(R"("Resource":"*","Action":[)" + actions + "]")));
       },
       denied},
      {"resources of a statement", 2000,
       [](std::size_t n) {
         const Text resources = list(n, [](std::size_t i) { return quoted("arn:aws:s3:::" + digits(i)); });
         return decision(policy(any_action(R"("Resource":[)" + resources + "]")));
       },
       denied},
      {"actions, validated", 500,
       [](std::size_t n) {
         const Text actions = list(n, [](std::size_t i) { return quoted("s3:Get" + digits(i)); });
         return validation(policy(statement(R"("Resource":"*","Action":[)" + actions + "]")));
       },
       "LimitExceeded"},
      {"resources, validated", 2000,
       [](std::size_t n) {
         const Text resources = list(n, [](std::size_t i) { return quoted("nothing" + digits(i)); });
         return validation(policy(any_action(R"("Resource":[)" + resources + "]")));
       },
       "ARN format"},
      {"principals, validated", 1000,
       [](std::size_t n) {
         const Text users = list(n, [](std::size_t i) { return quoted("nobody" + digits(i)); });
         return validation(policy(any_action(R"("Resource":"*","Principal":{"AWS":[)" + users + "]}")), "resource");
       },
       "nobody1000001"},
      {"broken statements, validated", 312,
       [](std::size_t n) {
         return validation(policy(list(n, [](std::size_t) { return Text(R"({"Effect":"?","Action":"x","a":1})"); })));
       },
       "Syntax errors"},
      {"one long resource", 32000,
       [](std::size_t n) { return decision(policy(any_action(member("Resource", quoted(Text(n, 'a')))))); }, denied},
      {"principals", 2000,
       [](std::size_t n) {
         const Text users =
             list(n, [](std::size_t i) { return quoted("arn:aws:iam::111122223333:user/" + digits(i)); });
         return decision("", {"arn:aws:s3:::bucket/key", "",
                              R"(,"resource_policy":)" +
                                  policy(any_action(R"("Resource":"*","Principal":{"AWS":[)" + users + "]}"))});
       },
       denied},
      {"levels of SCPs", 312,
       [](std::size_t n) {
         const Text all = policy(any_action(R"("Resource":"*")"));
         return decision(all, {"arn:aws:s3:::bucket/key", "",
                               R"(,"scps":[)" + list(n, [&](std::size_t) { return "[" + all + "]"; }) + "]"});
       },
       allowed},
      {"members that no policy has", 3125,
       [](std::size_t n) {
         return decision("{" + list(n, [](std::size_t i) { return member(digits(i), "1"); }) + "}");
       },
       invalid},
      {"a member that stands there twice", 3125,
       [](std::size_t n) {
         return decision("{" + list(n, [&](std::size_t i) { return member(digits(i + 1 < n ? i : 0), "1"); }) + "}");
       },
       invalid},
  };
}

std::vector<Case> wildcards() {
  return {
      {"*a*a*a... against aaa...", 250,
       [](std::size_t n) {
         return decision(policy(any_action(member("Resource", quoted(times(n, "*a") + "b")))), {Text(10 * n, 'a')});
       },
       denied},
      {"*aaa...b against aaa...", 2000,
       [](std::size_t n) {
         return decision(policy(any_action(member("Resource", quoted("*" + Text(n, 'a') + "b*")))), {Text(2 * n, 'a')});
       },
       denied},
      {"*a?a?a?...b against aaa...", 500,
       [](std::size_t n) {
         return decision(policy(any_action(member("Resource", quoted("*" + times(n / 2, "a?") + "b*")))),
                         {Text(2 * n, 'a')});
       },
       denied},
      {"*ab*ab*ab... against abab...", 2000,
       [](std::size_t n) {
         return decision(policy(any_action(member("Resource", quoted(times(n, "*ab"))))), {times(2 * n, "ab")});
       },
       allowed},
      {"*${k}* whose value is aaa...b", 2000,
       [](std::size_t n) {
         return decision(policy(any_action(member("Resource", quoted("arn:aws:s3:::*${k}*")))),
                         {"arn:aws:s3:::" + Text(2 * n, 'a'), member("k", quoted(Text(n, 'a') + 'b')), ""});
       },
       denied},
      {"colons of an ARN", 4000,
       [](std::size_t n) {
         return decision(conditions(R"("ArnLike":{"k":"arn:aws:s3:::*)" + times(n, ":*") + "\"}"),
                         {"arn:aws:s3:::bucket/key", member("k", quoted("arn:aws:s3:::" + Text(4 * n, ':'))), ""});
       },
       allowed},
  };
}

std::vector<Case> contexts() {
  const auto value = [](std::size_t i) { return quoted(digits(i)); };
  return {
      {"context keys, the last one first", 1250,
       [](std::size_t n) {
         return decision(
             policy(any_action(R"("Resource":"*")")),
             {"arn:aws:s3:::bucket/key", list(n, [&](std::size_t i) { return member("k" + digits(n - i), "1"); }), ""});
       },
       allowed},
      {"values of a condition", 4000,
       [=](std::size_t n) {
         return decision(conditions(R"("StringEquals":{"k":[)" + list(n, value) + "]}"),
                         {"arn:aws:s3:::bucket/key", R"("k":"x")", ""});
       },
       denied},
      {"values of a request", 4000,
       [=](std::size_t n) {
         return decision(conditions(R"("ForAllValues:StringLike":{"k":"1*"})"),
                         {"arn:aws:s3:::bucket/key", R"("k":[)" + list(n, value) + "]", ""});
       },
       allowed},
      {"keys of a condition", 2000,
       [](std::size_t n) {
         return decision(conditions(R"("StringNotEquals":{)" +
                                    list(n, [](std::size_t i) { return member("k" + digits(i), "\"1\""); }) + "}"));
       },
       allowed},
      {"keys of a condition, validated", 250,
       [](std::size_t n) {
         return validation(conditions(R"("ForAllValues:StringEquals":{)" +
                                      list(n, [](std::size_t i) { return member("k" + digits(i), "\"1\""); }) + "}"));
       },
       "policy.for-all-values-without-null"},
      {"spellings of an operator, validated", 250,
       [](std::size_t n) {
         return validation(conditions(list(n, [](std::size_t i) {
           return member(spelled("StringNotEqualsIgnoreCase", i + 1), "{" + member("k" + digits(i), "\"1\"") + "}");
         })));
       },
       "policy.operator-case"},
      {"digits of a number", 32000,
       [](std::size_t n) {
         return decision(conditions(R"("NumericEquals":{"k":)" + quoted(Text(n, '1')) + "}"),
                         {"arn:aws:s3:::bucket/key", member("k", quoted(Text(n, '1'))), ""});
       },
       allowed},
      {"digits of a number without quotes", 32000,
       [](std::size_t n) { return decision(conditions(R"("NumericEquals":{"k":)" + Text(n, '1') + "}")); }, invalid},
      {"digits after a point", 32000,
       [](std::size_t n) {
         return decision(conditions(R"("NumericEquals":{"k":0.)" + Text(n, '1') + "}"),
                         {"arn:aws:s3:::bucket/key", member("k", quoted("0." + Text(n, '1'))), ""});
       },
       allowed},
      {"a date of many digits", 32000,
       [](std::size_t n) {
         return decision(conditions(R"("DateEquals":{"k":")" + Text(n, '1') + "\"}"),
                         {"arn:aws:s3:::bucket/key", member("k", quoted("2026-01-01T00:00:00." + Text(n, '1'))), ""});
       },
       denied},
  };
}

std::vector<Case> variables() {
  const auto resource = [](const Text& rest) {
    return decision(policy(any_action(member("Resource", quoted("arn:aws:s3:::" + rest)))),
                    {"arn:aws:s3:::bucket/key", R"("k":"v")", ""});
  };
  return {
      {"variables", 2500, [=](std::size_t n) { return resource(times(n, "${k}")); }, denied},
      {"variables with a default", 2500, [=](std::size_t n) { return resource(times(n, "${no, 'x'}")); }, denied},
      {"variables that never end", 2500, [=](std::size_t n) { return resource(times(n, "${k")); }, denied},
      {"defaults that never end", 2500, [=](std::size_t n) { return resource(times(n, "${no, 'x}")); }, denied},
      {"variables that never end, validated", 2500,
       [](std::size_t n) { return validation(conditions(R"("StringLike":{"k":")" + times(n, "${,") + "}\"}")); },
       "policy.malformed-variable"},
      {"variables, validated", 2500,
       [](std::size_t n) { return validation(conditions(R"("StringLike":{"k":")" + times(n, "${k}") + "\"}")); },
       "LimitExceeded"},
  };
}

std::vector<Case> no_cases() {
  return {
      {"brackets", 32000, [](std::size_t n) { return Text(n, '['); }, invalid},
      {"nested objects", 8000, [](std::size_t n) { return times(n, R"({"a":)"); }, invalid},
      {"a list of lists", 8000, [](std::size_t n) { return "[" + list(n, [](std::size_t) { return "[]"; }) + "]"; },
       invalid},
      {"a string that never ends", 32000, [](std::size_t n) { return '"' + Text(n, 'a'); }, invalid},
      {"backslashes", 32000, [](std::size_t n) { return '"' + Text(n, '\\'); }, invalid},
      {"bytes that are no text", 32000, [](std::size_t n) { return Text(n, 'a') + "\xFF"; }, invalid},
      {"blanks", 32000, [](std::size_t n) { return Text(n, ' ') + "{}"; }, invalid},
      {"a word", 32000, [](std::size_t n) { return Text(n, 'n'); }, invalid},
      {"a policy in a string in a string", 8000, [](std::size_t n) { return decision(quoted(times(n, R"(\")"))); },
       invalid},
  };
}

double seconds_of(const Case& one, const Text& line, bool& right) {
  const std::clock_t begin = std::clock();
  right = cases::print(cases::answer_case(line, Catalog::builtin())).find(one.answer) != Text::npos;
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Four sizes, each twice the one before. What grows with the square takes sixteen times as long for the largest as for
// the second; what is over in no time says nothing about growth.
bool run(const Case& one, std::size_t scale) {
  constexpr double noticeable = 0.3, near_linear = 9;
  std::array<double, 4> times{};
  bool good = true;
  std::printf("%-38s", one.name);
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Text line = one.line((one.size * scale) << i);
    bool right = false;
    times[i] = seconds_of(one, line, right);
    good = good && right;
    std::printf("%10zu B %7.3f s%s", line.size(), times[i], right ? "" : " WRONG");
    std::fflush(stdout);
  }
  const bool slow = times[3] > noticeable && times[3] > near_linear * times[1];
  std::printf("%s\n", slow ? " SLOW" : "");
  return good && !slow;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t scale = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1;
  bool good = true;
  for (const auto& group : {long_documents(), wildcards(), contexts(), variables(), no_cases()})
    for (const Case& one : group) good = run(one, scale) && good;
  return good ? 0 : 1;
}
