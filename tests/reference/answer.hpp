#pragma once
#include <algorithm>

namespace reference {

// `open`: AWS leaves it open, or the request does not tell. From the least to the most.
enum class Answer { no, open, yes };

inline Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }
inline Answer both(Answer a, Answer b) { return std::min(a, b); }
inline Answer either(Answer a, Answer b) { return std::max(a, b); }
inline Answer opposite(Answer a) { return static_cast<Answer>(2 - static_cast<int>(a)); }

}  // namespace reference
