#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "bench/benchmarks.hpp"
#include "bench/plain_values.hpp"
#include "text/text.hpp"

namespace bench {
namespace {

struct Pair {
  std::string_view pattern, text;
};

constexpr std::string_view role =
    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Billing_0123456789abcdef";

constexpr std::array typical = {
    Pair{"arn:aws:s3:::app-data/*", "arn:aws:s3:::app-data/2026/01/report.csv"},
    Pair{"arn:aws:s3:::app-data/*", "arn:aws:s3:::shared-reports/2026/01/report.csv"},
    Pair{"arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0"},
    Pair{"arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_OrgAdmin_*", role},
    Pair{"arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Billing_*", role},
    Pair{"arn:aws:lambda:*:111122223333:function:?rod-*-handler",
         "arn:aws:lambda:us-east-1:111122223333:function:prod-orders-handler"},
    Pair{"*.metal", "m5.metal"},
    Pair{"arn:aws:dynamodb:us-east-1:111122223333:table/orders",
         "arn:aws:dynamodb:us-east-1:111122223333:table/orders"},
};

template <class Match>
void match_all(Match match) {
  for (const Pair& pair : typical) benchmark::DoNotOptimize(match(pair.pattern, pair.text));
}

}  // namespace

void add_wildcards(Figures& figures) {
  constexpr auto count = static_cast<double>(typical.size());
  figures.add(
      {.what = "wildcard, a typical pattern", .per_iteration = count, .plain_per_iteration = count},
      [] { match_all(whichgate::text::wildcard_match); }, [] { match_all(plain::wildcard); });
  // Every star has to give way to the next, at every place of the text.
  std::string pattern = "*", text(2000, 'a');
  for (int i = 0; i < 8; ++i) pattern += std::string(120, 'a') + "b*";
  figures.add(
      {.what = "wildcard, a hostile pattern", .unit = Unit::us, .plain_per_iteration = 1},
      [pattern, text] { benchmark::DoNotOptimize(whichgate::text::wildcard_match(pattern, text)); },
      [pattern, text] { benchmark::DoNotOptimize(plain::wildcard(pattern, text)); });
}

}  // namespace bench
