#include <fmt/core.h>

#include <ostream>

#include "cli/commands.hpp"
#include "cli/parser.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

// Text as roff prints it unchanged: a plain hyphen, quote or backtick would become a typographic one.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  // A line that starts with a dot is a request to roff.
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

bool by_place(const Option& option) { return !option.name.starts_with("--"); }

std::string spelled(const Option& option) {
  if (by_place(option)) return italic(option.type);
  return option.type.empty() ? bold(option.name) : bold(option.name) + " " + italic(option.type);
}

std::string paragraph_of(std::string_view term, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", term, escaped(text));
}

// Those that stand by their place come first.
std::string options(const Command& command) {
  std::string text;
  for (const bool place : {true, false})
    for (const Option& option : command.options)
      if (by_place(option) == place) text += paragraph_of(spelled(option), option.help);
  return text;
}

std::string example(const Command& command) {
  if (command.example.empty()) return {};
  std::string lines;
  for (const std::string_view line : text::split(command.example, '\n')) lines += escaped(text::trim(line)) + "\n";
  return fmt::format(".PP\nExample:\n.PP\n.RS 4\n.nf\n{}.fi\n.RE\n", lines);
}

// A section for each command that does something; those that only group others have none.
std::string sections(const Command& command, const std::string& path) {
  std::string text;
  for (const Command& one : command.commands)
    if (!one.hidden) text += sections(one, fmt::format("{} {}", path, one.name));
  if (!command.run) return text;
  std::string usage = bold(path);
  for (const Option& option : command.options)
    if (option.required) usage += " " + spelled(option);
  return text + fmt::format(".SS {} [{}]\n{}\n{}{}", usage, italic("OPTIONS"), escaped(command.help), options(command),
                            example(command));
}

// "exit codes: 0 yes; 2 the answer is no": each code and what it means.
std::string exit_status(std::string_view footer) {
  std::string list;
  for (const std::string_view one : text::split(footer.substr(footer.find(':') + 1), ';')) {
    const std::string_view words = text::trim(one);
    const std::size_t blank = words.find(' ');
    list += fmt::format(".TP\n{}\n{}\n", bold(words.substr(0, blank)), escaped(words.substr(blank + 1)));
  }
  return list;
}

std::string manual(const Command& program) {
  const std::string description(program.help);
  std::string question = description.substr(0, description.find('?'));
  question = text::lower(question.substr(0, 1)) + question.substr(1);
  const std::string general = paragraph_of(bold("-h") + ", " + bold("--help"), "print help, also of a command") +
                              paragraph_of(bold("--version"), "print the version");
  return fmt::format(
      ".TH WHICHGATE 1 \"\" \"whichgate {}\" \"User Commands\"\n"
      ".SH NAME\nwhichgate \\- {}\n"
      ".SH SYNOPSIS\n{} {} [{}]\n"
      ".SH DESCRIPTION\n{}\n"
      ".SH OPTIONS\n{}"
      ".SH COMMANDS\n{}"
      ".SH EXIT STATUS\n{}",
      WHICHGATE_VERSION, escaped(question), bold("whichgate"), italic("COMMAND"), italic("OPTIONS"),
      escaped(description), general, sections(program, "whichgate"), exit_status(exit_codes));
}

struct NoOptions {};

int answer(const NoOptions&, const Catalog&, const Streams& streams) {
  std::string catalog_file;
  streams.out << manual(whole_program(catalog_file));
  return yes;
}

}  // namespace

// The man page, in roff. For the build, which installs what it prints.
Command manual_command() {
  Command made = command<NoOptions>(
      "manual", "print the man page", "", [](OptionList&, NoOptions&) {}, answer);
  made.hidden = true;
  return made;
}

}  // namespace whichgate::cli
