#include "policy_simulator/positions.hpp"

#include "text/json/json.hpp"
#include "text/json/syntax.hpp"

namespace whichgate::policy_simulator {

namespace {

// The first byte after the object that begins at `offset`.
std::size_t end_of_object(std::string_view text, std::size_t offset) {
  int depth = 0;
  while (offset < text.size()) {
    const char c = text[offset];
    if (c == '"') {
      offset = json::end_of_string(text, offset);
      continue;
    }
    ++offset;
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) break;
  }
  return offset;
}

}  // namespace

// AWS says only "row and column". Its examples show that each place is where its reader stood: a statement at
// columns 37 to 166 of its line is given as 38 to 167, and the first of a list begins after the bracket.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Statement.html
// https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html
std::vector<StatementPlace> statement_places(std::string_view policy) {
  const Result<json::Document> document = json::read(policy, {}, json::Comments::refused);
  if (!document) return {};
  const json::Node* statements = document->root.find("Statement");
  if (!statements) return {};
  const std::string_view text = document->text;
  const auto at = [&](std::size_t offset) {
    const Location where = document->at(offset);
    return MatchedStatement::Position{where.line, where.column};
  };
  const std::size_t after_opener = statements->offset + 1;
  if (statements->kind != json::Kind::array) return {{at(after_opener), at(end_of_object(text, statements->offset))}};
  std::vector<StatementPlace> places;
  std::size_t start = after_opener;
  for (const json::Node& statement : statements->items) {
    const std::size_t end = end_of_object(text, statement.offset);
    places.push_back({at(start), at(end)});
    start = end;
  }
  return places;
}

}  // namespace whichgate::policy_simulator
