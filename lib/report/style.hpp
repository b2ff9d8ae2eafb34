#pragma once

namespace whichgate::report {

// How an answer is drawn.
struct Style {
  bool ascii = false;  // only ASCII characters
  bool color = false;  // ANSI colours, in text
};

}  // namespace whichgate::report
