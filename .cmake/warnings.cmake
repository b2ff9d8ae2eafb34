# Warnings belong to our own builds; nobody who includes whichgate gets them.
function(whichgate_warnings target)
  if(MSVC OR NOT PROJECT_IS_TOP_LEVEL)
    return()
  endif()
  if(WHICHGATE_WERROR)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  endif()
  # GCC 12, when it optimizes, takes std::string's own copying for an overflow or an overread.
  target_compile_options(
    ${target} PRIVATE "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-stringop-overflow;-Wno-stringop-overread>")
endfunction()
