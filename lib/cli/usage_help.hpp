#pragma once
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace whichgate::cli {

// What a command line that makes no sense may have meant: the commands that its words named, the program first, and
// all its words.
class UsageHelp {
 public:
  UsageHelp(std::vector<const Command*> named, std::vector<std::string> args)
      : named_(std::move(named)), args_(std::move(args)) {}

  // Do the words stop at a group, where one of its commands has to follow?
  bool wants_command() const { return !named_.back()->commands.empty(); }
  // "a command is needed", or that the one that follows is unknown.
  std::string missing_command() const;
  // The nearest word, where there is one, and where help is.
  std::string text() const;

 private:
  std::string nearest_word() const;

  std::vector<const Command*> named_;
  std::vector<std::string> args_;
};

}  // namespace whichgate::cli
