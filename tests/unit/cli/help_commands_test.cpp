#include "cli/example_files.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::run_line;
using test_support::run_program;

TEST_CASE("an example file is printed as it is, and a command reads it") {
  CHECK(whichgate::cli::example_files().size() >= 6);
  for (const auto& file : whichgate::cli::example_files()) {
    const auto ran = run_program({"example", std::string(file.name)});
    CAPTURE(file.name);
    CHECK(ran.code == 0);
    CHECK(ran.out == file.content);
    CHECK(ran.out.ends_with('\n'));
  }
  CHECK(run_line("whichgate example policy | whichgate catalog policy -").code == 0);
  CHECK(run_program({"example", "poem"}).code == 64);
}

TEST_CASE("what a word may become: commands, options, the values of an option") {
  struct Row {
    std::vector<std::string> words, become;
  };
  for (const Row& row : std::vector<Row>{{{"wh"}, {"why"}},
                                         {{"catalog", "who"}, {"who-opens"}},
                                         {{"example", "po"}, {"policy", "policy-version"}},
                                         {{"decide", "--"}, {"--help", "--cases", "--catalog"}},
                                         {{"why", "world.json", "--rules", ""}, {"documented", "field-notes"}},
                                         {{"why", "--rules", "documented", "--th"}, {"--through"}},
                                         {{"why", "--json", "--th"}, {"--through"}},
                                         {{"why", "--who", "catalog", "--th"}, {"--through"}},
                                         {{"--ver"}, {"--version"}},
                                         {{"run", ""}, {}},
                                         {{"decide", "--cases", ""}, {}},
                                         {{"man"}, {}},
                                         {{"no-such-command", "x"}, {}},
                                         {{}, {}}}) {
    CAPTURE(row.words);
    std::vector<std::string> args = {"complete", "--"};
    args.insert(args.end(), row.words.begin(), row.words.end());
    const auto ran = run_program(args);
    CHECK(ran.code == 0);
    std::vector<std::string> become;
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) become.push_back(line.substr(0, line.find('\t')));
    CHECK(become == row.become);
  }
  CHECK(run_program({"complete", "--", "wh"}).out.starts_with("why\tanswer one question"));
}

TEST_CASE("the man page has what the help of each command has") {
  const std::string page = run_program({"manual"}).out;
  for (const char* part :
       {".TH WHICHGATE 1", "whichgate \\- which gate stopped you, and what opens it\n",
        ".SS \\fBwhichgate why\\fR \\fIFILE\\fR [\\fIOPTIONS\\fR]\n",
        ".SS \\fBwhichgate catalog diff\\fR \\fB\\-\\-from\\fR \\fIDATE\\fR \\fB\\-\\-to\\fR \\fIDATE\\fR [",
        "\\fB\\-\\-rules\\fR \\fIBOOK\\fR\n", "\\fB\\-\\-replay\\fR\n", "\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n",
        "\nwhichgate example cases | whichgate decide\n", ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nyes, or all held\n",
        "\\fB64\\fR\nwrong usage\n"}) {
    CHECK_THAT(page, ContainsSubstring(part));
  }
  CHECK_THAT(page, !ContainsSubstring("whichgate manual") && !ContainsSubstring("whichgate complete"));
  // roff would print another sign for it.
  CHECK_THAT(page, !ContainsSubstring("`"));
}
