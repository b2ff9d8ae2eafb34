# Writes OUTPUT, a C++ source that holds the text of INPUT as whichgate::catalog::data::NAME.
# Literals are cut, because some compilers take 16 KiB at most in one piece.
file(READ "${INPUT}" text)
string(LENGTH "${text}" length)
set(pieces "")
set(start 0)
while(start LESS length)
  string(SUBSTRING "${text}" ${start} 12000 piece)
  string(APPEND pieces "R\"~(${piece})~\"\n")
  math(EXPR start "${start} + 12000")
endwhile()
file(
  WRITE "${OUTPUT}"
  "#include <string_view>\n\n"
  "namespace whichgate::catalog::data {\n"
  "extern const std::string_view ${NAME};\n"
  "constexpr char ${NAME}_text[] =\n${pieces};\n"
  "constexpr std::string_view ${NAME}(${NAME}_text, sizeof ${NAME}_text - 1);\n"
  "}  // namespace whichgate::catalog::data\n")
