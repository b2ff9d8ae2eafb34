#include "scenario/fan_out.hpp"

#include <utility>

namespace whichgate::scenario {

std::vector<Question> fan_out(const Question& question, const Lists& lists) {
  std::vector<Question> questions{question};
  const auto multiply = [&](const std::vector<std::string>& values, std::string Question::*member) {
    if (values.empty()) return;
    std::vector<Question> multiplied;
    multiplied.reserve(questions.size() * values.size());
    for (const Question& each : questions)
      for (const std::string& value : values) {
        multiplied.push_back(each);
        multiplied.back().*member = value;
      }
    questions = std::move(multiplied);
  };
  multiply(lists.who, &Question::who);
  multiply(lists.as, &Question::as);
  multiply(lists.in, &Question::in);
  multiply(lists.page, &Question::page);
  multiply(lists.action, &Question::action);
  multiply(lists.resource, &Question::resource);
  return questions;
}

}  // namespace whichgate::scenario
