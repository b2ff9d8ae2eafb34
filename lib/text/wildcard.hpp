#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The algorithm behind the wildcard matchers, for any kind of pattern that has
//   size(), star(i), any(i)  how long it is, and whether a wildcard stands at i
//   letter(i), fold(c)       what stands there otherwise, and a letter of the text as it is compared with it
//   alphabet(), index(c)     how many letters there are, and which of them this is
// The text between two stars is a piece: each piece is looked for where the one before it was first found, since a
// later star can take whatever an earlier one leaves. Short searches compare letter by letter; one that takes too long
// goes on in a way that no pattern makes slow.
namespace whichgate::text {

template <class Pattern, class Text>
class WildcardMatcher {
 public:
  WildcardMatcher(const Pattern& pattern, const Text& text) : pattern_(pattern), text_(text) {}

  bool matches() {
    std::size_t first = 0, last = pattern_.size(), from = 0, to = text_.size();
    for (; first < last && !pattern_.star(first); ++first, ++from)
      if (from == to || !fits(first, from)) return false;
    if (first == last) return from == to;
    for (; !pattern_.star(last - 1); --last, --to)
      if (from == to || !fits(last - 1, to - 1)) return false;
    for (std::size_t end = first; first < last; first = end + 1) {
      for (end = first; !pattern_.star(end);) ++end;
      if (end == first) continue;
      from = find({first, end - first}, from, to);
      if (from == none) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t none = std::string_view::npos;

  struct Piece {
    std::size_t begin, size;
  };

  bool fits(std::size_t p, std::size_t t) const {
    return pattern_.any(p) || pattern_.letter(p) == pattern_.fold(text_[t]);
  }

  // Where the piece's first occurrence between the two places ends.
  std::size_t find(Piece piece, std::size_t from, std::size_t to) const {
    std::size_t patience = 4 * (to - from) + 64;
    for (std::size_t at = from; at + piece.size <= to; ++at) {
      std::size_t same = 0;
      while (same < piece.size && fits(piece.begin + same, at + same)) ++same;
      if (same == piece.size) return at + same;
      if (same >= patience) return has_any(piece) ? find_with_any(piece, at, to) : find_letters(piece, at, to);
      patience -= same;
    }
    return none;
  }

  bool has_any(Piece piece) const {
    for (std::size_t i = 0; i < piece.size; ++i)
      if (pattern_.any(piece.begin + i)) return true;
    return false;
  }

  // Knuth, Morris and Pratt: never looks at a letter of the text again. borders[i] is how much of the piece's
  // beginning also ends its first i + 1 letters.
  std::size_t find_letters(Piece piece, std::size_t from, std::size_t to) const {
    const auto letter = [&](std::size_t i) { return pattern_.letter(piece.begin + i); };
    std::vector<std::size_t> borders(piece.size, 0);
    for (std::size_t i = 1, same = 0; i < piece.size; ++i) {
      while (same > 0 && letter(i) != letter(same)) same = borders[same - 1];
      if (letter(i) == letter(same)) ++same;
      borders[i] = same;
    }
    for (std::size_t at = from, same = 0; at < to; ++at) {
      const auto c = pattern_.fold(text_[at]);
      while (same > 0 && letter(same) != c) same = borders[same - 1];
      if (letter(same) == c) ++same;
      if (same == piece.size) return at + 1;
    }
    return none;
  }

  // All places at once, a bit for each: those where the piece's letters so far stand. Still the product of both
  // lengths, divided by the bits of a word.
  std::size_t find_with_any(Piece piece, std::size_t from, std::size_t to) const {
    constexpr std::size_t bits = 64;
    const std::size_t words = (to - from) / bits + 2;
    std::vector<std::vector<std::uint64_t>> places(pattern_.alphabet());
    for (std::size_t at = from; at < to; ++at) {
      std::vector<std::uint64_t>& of_letter = places[pattern_.index(pattern_.fold(text_[at]))];
      of_letter.resize(words);
      of_letter[(at - from) / bits] |= std::uint64_t{1} << ((at - from) % bits);
    }
    std::vector<std::uint64_t> candidates(words, ~std::uint64_t{0});
    for (std::size_t i = 0; i < piece.size; ++i) {
      if (pattern_.any(piece.begin + i)) continue;
      const std::vector<std::uint64_t>& wanted = places[pattern_.index(pattern_.letter(piece.begin + i))];
      if (wanted.empty()) return none;
      const std::size_t skip = i / bits, shift = i % bits;
      std::uint64_t left = 0;
      for (std::size_t w = 0; w < words; ++w) {
        const std::uint64_t low = w + skip < words ? wanted[w + skip] : 0;
        const std::uint64_t high = w + skip + 1 < words ? wanted[w + skip + 1] : 0;
        left |= candidates[w] &= shift == 0 ? low : low >> shift | high << (bits - shift);
      }
      if (left == 0) return none;
    }
    for (std::size_t at = from; at + piece.size <= to; ++at)
      if (candidates[(at - from) / bits] >> ((at - from) % bits) & 1U) return at + piece.size;
    return none;
  }

  const Pattern& pattern_;
  const Text& text_;
};

// Patterns of bytes.
struct OfBytes {
  static constexpr std::size_t alphabet() { return 256; }
  static std::size_t index(char letter) { return static_cast<unsigned char>(letter); }
};

// A pattern of whole characters, each with a number; 0 stands for those of the text that it does not have.
struct NumberedPattern {
  enum class Kind : unsigned char { letter, any, star };

  std::vector<Kind> kinds = {};
  std::vector<std::size_t> letters = {};
  std::size_t different = 1;

  std::size_t size() const { return kinds.size(); }
  bool star(std::size_t i) const { return kinds[i] == Kind::star; }
  bool any(std::size_t i) const { return kinds[i] == Kind::any; }
  std::size_t letter(std::size_t i) const { return letters[i]; }
  static std::size_t fold(std::size_t letter) { return letter; }
  std::size_t alphabet() const { return different; }
  static std::size_t index(std::size_t letter) { return letter; }
};

// UTF-8: such a byte goes on with the character that began before it.
constexpr bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

template <class Pattern>
bool match_characters(const Pattern& pattern, std::string_view text) {
  using Kind = NumberedPattern::Kind;
  NumberedPattern numbered;
  std::map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < pattern.size();) {
    const Kind kind = pattern.star(i) ? Kind::star : pattern.any(i) ? Kind::any : Kind::letter;
    std::string character(1, pattern.letter(i++));
    while (kind == Kind::letter && i < pattern.size() && goes_on(pattern.letter(i))) character += pattern.letter(i++);
    numbered.kinds.push_back(kind);
    numbered.letters.push_back(
        kind == Kind::letter ? numbers.try_emplace(std::move(character), numbers.size() + 1).first->second : 0);
  }
  numbered.different = numbers.size() + 1;
  std::vector<std::size_t> letters;
  for (std::size_t i = 0; i < text.size();) {
    std::string character(1, pattern.fold(text[i++]));
    while (i < text.size() && goes_on(text[i])) character += text[i++];
    const auto found = numbers.find(character);
    letters.push_back(found == numbers.end() ? 0 : found->second);
  }
  return WildcardMatcher(numbered, letters).matches();
}

// `?` stands for a character: the bytes of a text are its characters as long as none goes on with another.
template <class Pattern>
bool match_wildcard(const Pattern& pattern, std::string_view text) {
  for (const char c : text)
    if (goes_on(c)) return match_characters(pattern, text);
  return WildcardMatcher(pattern, text).matches();
}

}  // namespace whichgate::text
