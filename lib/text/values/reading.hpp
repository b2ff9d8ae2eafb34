#pragma once

namespace whichgate::text {

// What a text is to a condition operator that compares values.
enum class Meaning {
  value,
  none,         // AWS's documentation rules it out, or AWS refuses to save it
  undocumented  // it may be a value: AWS does not say
};

// A text as one reader takes it. `value` counts only when the text is one.
template <class Value>
struct Reading {
  Meaning meaning = Meaning::none;
  Value value = {};

  bool is_value() const { return meaning == Meaning::value; }
};

}  // namespace whichgate::text
