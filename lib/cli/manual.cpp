#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/help_commands.hpp"
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

// Of "BOOK:{documented,field-notes}", which CLI11 makes of a type and a check, the type.
std::string type_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

std::string spelled(const CLI::Option& option) {
  if (option.get_positional()) return italic(type_of(option));
  std::string text;
  for (const std::string& name : option.get_snames()) text += bold("-" + name) + ", ";
  for (const std::string& name : option.get_lnames()) text += bold("--" + name);
  return option.get_items_expected_max() == 0 ? text : text + " " + italic(type_of(option));
}

std::string options(const CLI::App& app) {
  std::string positionals, others;
  for (const CLI::Option* option : app.get_options()) {
    std::string& text = option->get_positional() ? positionals : others;
    text += fmt::format(".TP\n{}\n{}\n", spelled(*option), escaped(option->get_description()));
  }
  return positionals + others;
}

// A footer is "Example:" and command lines that are indented.
std::string example(const CLI::App& app) {
  const std::string footer = app.get_footer();
  const std::size_t first = footer.find("\n  ");
  if (first == std::string::npos) return {};
  std::string lines;
  for (const std::string_view line : text::split(std::string_view(footer).substr(first + 1), '\n'))
    lines += escaped(text::trim(line)) + "\n";
  return fmt::format(".PP\nExample:\n.PP\n.RS 4\n.nf\n{}.fi\n.RE\n", lines);
}

std::vector<const CLI::App*> subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); });
}

// A section for each command that does something; those that only group others have none.
std::string sections(const CLI::App& app, const std::string& path) {
  const auto commands = subcommands(app);
  if (!commands.empty()) {
    std::string text;
    for (const CLI::App* command : commands) text += sections(*command, path + " " + command->get_name());
    return text;
  }
  std::string usage = bold(path);
  for (const CLI::Option* option : app.get_options())
    if (option->get_required()) usage += " " + (option->get_positional() ? italic(type_of(*option)) : spelled(*option));
  return fmt::format(".SS {} [{}]\n{}\n{}{}", usage, italic("OPTIONS"), escaped(app.get_description()), options(app),
                     example(app));
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

}  // namespace

std::string manual(const CLI::App& program) {
  const std::string description = program.get_description();
  std::string question = description.substr(0, description.find('?'));
  question = text::lower(question.substr(0, 1)) + question.substr(1);
  return fmt::format(
      ".TH WHICHGATE 1 \"\" \"whichgate {}\" \"User Commands\"\n"
      ".SH NAME\nwhichgate \\- {}\n"
      ".SH SYNOPSIS\n{} {} [{}]\n"
      ".SH DESCRIPTION\n{}\n"
      ".SH OPTIONS\n{}"
      ".SH COMMANDS\n{}"
      ".SH EXIT STATUS\n{}",
      WHICHGATE_VERSION, escaped(question), bold("whichgate"), italic("COMMAND"), italic("OPTIONS"),
      escaped(description), options(program), sections(program, "whichgate"), exit_status(program.get_footer()));
}

}  // namespace whichgate::cli
