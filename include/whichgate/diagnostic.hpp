#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whichgate {

// Where in a document something stands. `line` and `column` count from 1; 0 means "no place is known".
struct Location {
  std::string document = {};  // the name given to the reader, usually the file's path
  std::string pointer = {};   // JSON Pointer (RFC 6901), for example /Statement/0/Action
  int line = 0;
  int column = 0;

  bool operator==(const Location&) const = default;
};

enum class Severity { error, warning };

// One finding about input. `message` is lower case without a full stop; text of the user's stands in
// backticks. `help` says what to do and may be empty. `code` is stable: programs may compare it.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code = {};
  std::string message = {};
  Location where = {};
  std::string help = {};
};

using Problems = std::vector<Diagnostic>;

// True when one of the findings is an error.
bool has_errors(const Problems& problems);

// "file:line:column" with the parts that are known, or an empty string.
std::string to_string(const Location& where);

// "file:line:column: error: message", and a second line "  help: ..." where there is help.
std::string to_string(const Diagnostic& diagnostic);

// All findings, a line or two each.
std::string to_string(const Problems& problems);

std::string_view to_string(Severity severity);

}  // namespace whichgate
