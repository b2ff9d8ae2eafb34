#include "cli/refuse.hpp"

#include <ostream>
#include <string>

namespace whichgate::cli {

void append(Problems& problems, const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }

int refuse(const Problems& problems, const Streams& streams) {
  std::string text = to_string(problems);
  if (!text.empty() && text.back() != '\n') text += '\n';
  streams.err << text;
  return bad_input;
}

int refuse_usage(std::string_view message, std::string_view help, std::ostream& err) {
  err << "whichgate: " << message << "\n  help: " << help << '\n';
  return wrong_usage;
}

}  // namespace whichgate::cli
