#include "report/policy_version_text.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace whichgate;
using namespace whichgate::report;

TEST_CASE("a version's date is a day, a span, or unknown") {
  struct Row {
    const char *date, *after, *before, *words;
  };
  for (const Row& row :
       std::vector<Row>{{"2026-07-30T22:12:16Z", "", "", "2026-07-30"},
                        {"", "2026-02-12T18:01:53Z", "2026-07-30", "between 2026-02-12 and 2026-07-30"},
                        {"", "2026-02-12", "", "after 2026-02-12"},
                        {"", "", "2026-07-30", "before 2026-07-30"},
                        {"", "", "", "date unknown"}}) {
    ManagedPolicy policy;
    policy.date = row.date;
    policy.appeared_after = row.after;
    policy.appeared_before = row.before;
    CHECK(release_date(policy) == row.words);
  }
}
