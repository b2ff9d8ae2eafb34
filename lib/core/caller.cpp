#include "whichgate/question.hpp"

namespace whichgate {

namespace {

constexpr std::string_view as_word = " as ";
constexpr std::string_view in_word = " in ";
constexpr std::string_view of_word = " of ";

}  // namespace

std::string to_string(const Caller& caller) {
  if (caller.as == "root") return "root of " + caller.in;
  if (caller.as.starts_with("session ")) return caller.as;
  if (caller.who.empty() && caller.as.starts_with("role ")) return caller.as + " of " + caller.in;
  if (caller.as.empty() && caller.in.empty()) return caller.who;
  return caller.who + " as " + caller.as + " in " + caller.in;
}

Caller parse_caller(std::string_view phrase) {
  const auto text = [](std::string_view part) { return std::string(part); };
  if (phrase.starts_with("root of ")) return {"", "root", text(phrase.substr(8))};
  if (phrase.starts_with("session ")) return {"", text(phrase), ""};
  if (const auto of = phrase.rfind(of_word); of != std::string_view::npos) {
    const std::string_view account = phrase.substr(of + of_word.size());
    if (phrase.starts_with("role ")) return {"", text(phrase.substr(0, of)), text(account)};
    if (phrase.starts_with("IAM user ")) return {text(phrase.substr(9, of - 9)), "IAM user", text(account)};
  }
  const auto as = phrase.find(as_word);
  if (as == std::string_view::npos) return {text(phrase), "", ""};
  const std::string_view rest = phrase.substr(as + as_word.size());
  const auto in = rest.rfind(in_word);
  if (in == std::string_view::npos) return {text(phrase.substr(0, as)), text(rest), ""};
  return {text(phrase.substr(0, as)), text(rest.substr(0, in)), text(rest.substr(in + in_word.size()))};
}

std::string to_string(const Question& question) {
  std::string words = question.as == "root" ? "the root user" : question.who.empty() ? question.as : question.who;
  words += " may ";
  if (!question.action.empty()) {
    words += question.action;
    if (!question.page.empty()) words += " on the " + question.page + " page";
    if (!question.resource.empty() && question.resource != "*") words += " on " + question.resource;
  } else if (!question.page.empty()) {
    words += "see the " + question.page + " page";
  } else {
    words += "open the account";
  }
  if (!question.in.empty()) words += " in " + question.in;
  if (question.as != "root" && !question.as.empty() && !question.who.empty()) words += " as " + question.as;
  return words;
}

std::string_view to_string(Through through) {
  switch (through) {
    case Through::by_default:
      return "default";
    case Through::console:
      return "console";
    case Through::api:
      return "api";
  }
  return "";
}

}  // namespace whichgate
