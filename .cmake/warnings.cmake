# Warnings belong to our own builds; nobody who includes whichgate gets them.
function(whichgate_warnings target)
  if(NOT MSVC AND WHICHGATE_WERROR)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  endif()
endfunction()
