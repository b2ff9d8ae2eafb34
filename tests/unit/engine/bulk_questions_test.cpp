#include "whichgate/bulk_questions.hpp"

#include "support/catch.hpp"

using namespace whichgate;

namespace {

Engine engine() {
  auto world = read_world(R"({
    "accounts": [ { "name": "Main", "id": "111122223333", "iam_access_to_billing": true,
                    "users": [ { "name": "lena", "managed_policies": ["ReadOnlyAccess"] } ] },
                  { "name": "Dev", "id": "444455556666" } ],
    "organization": { "management_account": "Main" },
    "identity_center": {
      "owner_account": "Main",
      "users": [ { "name": "jdoe" }, { "name": "asmith" } ],
      "groups": [ { "name": "Finance", "members": ["jdoe"] } ],
      "permission_sets": [ { "name": "Money", "managed_policies": ["Billing"] } ],
      "assignments": [ { "permission_set": "Money", "account": "Main", "group": "Finance" } ] } })");
  REQUIRE(world);
  return Engine::compile(*std::move(world));
}

ActionList some_actions() {
  const std::vector<ActionOnResource> list{
      {"ce:GetCostAndUsage", "*"},           {"billing:GetBillingData", "*"},
      {"s3:GetObject", "arn:aws:s3:::b/k"},  {"kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/k"},
      {"ce:GetCostAndUsageOfNextYear", "*"}, {"no:Action", "*"}};
  return ActionList::compile(list);
}

Question about(const std::string& who, const std::string& as, const std::string& in) {
  Question question;
  question.who = who;
  question.as = as;
  question.in = in;
  question.through = Through::api;
  return question;
}

Verdict ask(const Engine& engine, Question question, const ActionOnResource& entry) {
  question.action = entry.action;
  question.resource = entry.resource;
  return engine.verdict(question);
}

}  // namespace

TEST_CASE("a caller is answered about a whole list as about each of its entries") {
  const Engine one = engine();
  const ActionList list = some_actions();
  for (const Question& question : {about("jdoe", "Money", "Main"), about("asmith", "Money", "Main"),
                                   about("lena", "IAM user", "Main"), about("", "root", "Dev")}) {
    const auto answers = verdicts(one, question, list);
    REQUIRE(answers);
    for (std::size_t i = 0; i < list.size(); ++i) {
      INFO(to_string(question.caller()) << ", " << list.at(i).action);
      CHECK(to_string((*answers)[i]) == to_string(ask(one, question, list.at(i))));
    }
  }
}

TEST_CASE("a matrix comes in blocks, and every cell is answered as by itself") {
  const Engine one = engine();
  const MatrixQuestion question{{{"jdoe", "Money", ""}, {"asmith", "Money", ""}, {"jdoe", "Money", "Main"}},
                                {},
                                some_actions(),
                                about("", "", "")};
  std::vector<std::size_t> blocks;
  const bool whole = matrix(
      one, question,
      [&](const VerdictMatrix& rows) {
        blocks.push_back(rows.callers());
        REQUIRE(rows.accounts() == 2);
        const std::vector<std::string> accounts{"Main", "Dev"};
        for (std::size_t c = rows.first_caller(); c < rows.first_caller() + rows.callers(); ++c)
          for (std::size_t a = 0; a < 2; ++a)
            for (std::size_t i = 0; i < question.list.size(); ++i) {
              const Question cell = about(question.callers[c].who, question.callers[c].as, accounts[a]);
              CHECK(rows.row(c, a)[i] == rows.verdict(c, a, i));
              CHECK(to_string(rows.verdict(c, a, i)) == to_string(ask(one, cell, question.list.at(i))));
            }
      },
      {}, 2);
  CHECK(whole);
  CHECK(blocks == std::vector<std::size_t>{2, 1});
}

TEST_CASE("a matrix without requests has no answers, and knows whom it was asked about") {
  const MatrixQuestion question{{{"jdoe", "Money", ""}}, {}, ActionList::compile({}), {}};
  matrix(engine(), question, [](const VerdictMatrix& answers) {
    CHECK(answers.callers() == 1);
    CHECK(answers.accounts() == 2);
    CHECK(answers.requests() == 0);
    CHECK(answers.row(0, 1).size() == 0);
    CHECK(answers.count().implicitly_denied == 0);
  });
}

TEST_CASE("a matrix is told about after each block, and ends when it is no longer wanted") {
  const Engine one = engine();
  MatrixQuestion question{{}, {"Main"}, some_actions(), about("", "", "")};
  question.callers.assign(5, Caller{"jdoe", "Money", ""});
  std::vector<std::size_t> told;
  std::size_t taken = 0;
  const bool whole = matrix(
      one, question, [&](const VerdictMatrix& rows) { taken += rows.callers(); },
      [&](std::size_t done, std::size_t of) {
        CHECK(of == 5);
        told.push_back(done);
        return done < 4;
      },
      2);
  CHECK_FALSE(whole);
  CHECK(told == std::vector<std::size_t>{2, 4});
  CHECK(taken == 4);
}

TEST_CASE("a long list ends when it is no longer wanted") {
  const std::vector<ActionOnResource> many(3000, ActionOnResource{"ce:GetCostAndUsage", "*"});
  const ActionList list = ActionList::compile(many);
  std::vector<std::size_t> told;
  const auto stopped = verdicts(engine(), about("jdoe", "Money", "Main"), list, [&](std::size_t done, std::size_t) {
    told.push_back(done);
    return done < 2000;
  });
  CHECK_FALSE(stopped);
  CHECK(told == std::vector<std::size_t>{1024, 2048});
}

TEST_CASE("a stream is answered one by one until there is no next question") {
  const Engine one = engine();
  const ActionList list = some_actions();
  std::size_t asked = 0;
  std::vector<Verdict> answers;
  const std::size_t count = stream(
      one,
      [&](Question& next) {
        if (asked == list.size()) return false;
        next = about("jdoe", "Money", "Main");
        next.action = list.at(asked++).action;
        return true;
      },
      [&](const Question& question, Verdict verdict) {
        CHECK(verdict == one.verdict(question));
        answers.push_back(verdict);
      });
  CHECK(count == list.size());
  CHECK(answers.size() == list.size());
  CHECK(answers.front() == Verdict::allowed);
}

TEST_CASE("an entry that names no action is invalid, and counted apart from what AWS does not say") {
  const Engine one = engine();
  const ActionList list = some_actions();
  for (const Question& question : {about("jdoe", "Money", "Main"), about("asmith", "Money", "Main")}) {
    const auto answers = verdicts(one, question, list);
    REQUIRE(answers);
    CHECK((*answers)[5] == Verdict::invalid);
    CHECK(answers->count().invalid == 1);
    CHECK(answers->count().unknown == 0);
  }
  const auto nobody = verdicts(one, about("nobody", "Money", "Main"), list);
  REQUIRE(nobody);
  CHECK(nobody->count().invalid == list.size());

  MatrixQuestion question{{{"jdoe", "Money", ""}, {"nobody", "Money", ""}}, {"Main"}, list, about("", "", "")};
  REQUIRE(matrix(one, question, [&](const VerdictMatrix& rows) {
    CHECK(rows.verdict(0, 0, 5) == Verdict::invalid);
    CHECK(rows.verdict(0, 0, 0) != Verdict::invalid);
    CHECK(rows.verdict(1, 0, 0) == Verdict::invalid);
    CHECK(rows.count().invalid == 1 + list.size());
  }));
}
