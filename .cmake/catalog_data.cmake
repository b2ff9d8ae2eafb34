# The data files of the catalog become sources in the build folder, so that the library carries them.
function(whichgate_catalog_data sources_variable)
  set(embed ${PROJECT_SOURCE_DIR}/.cmake/embed.cmake)
  file(GLOB data_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/catalog/data/*)
  set(sources "")
  foreach(data_file IN LISTS data_files)
    cmake_path(GET data_file STEM name)
    set(source ${PROJECT_BINARY_DIR}/generated/catalog_${name}.cpp)
    add_custom_command(
      OUTPUT ${source}
      COMMAND ${CMAKE_COMMAND} -D INPUT=${data_file} -D OUTPUT=${source} -D NAME=${name} -P ${embed}
      DEPENDS ${data_file} ${embed}
      COMMENT "Embedding ${name}"
      VERBATIM)
    list(APPEND sources ${source})
  endforeach()
  # Clang counts a literal's characters against what a compiler must take; all the compilers we know take more.
  set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${sources_variable} ${sources} PARENT_SCOPE)
endfunction()
