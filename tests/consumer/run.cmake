# Configures another project against whichgate, by CONSUMER:
#   installed      finds the installation that it is told of; is built and run
#   found-by-path  the same project, where PATH alone tells of it, after a folder with the built program
#   subproject     adds the sources as a folder
set(work ${BINARY_DIR}/tests/consumer/${CONSUMER})
set(prefix ${BINARY_DIR}/tests/install/prefix)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(result)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nexited with ${result}\n${output}")
  endif()
endfunction()

set(project ${CONSUMER})
set(told -D CMAKE_PREFIX_PATH=${prefix})
if(CONSUMER STREQUAL "found-by-path")
  set(project installed)
  set(told "")
  set(ENV{PATH} "${BINARY_DIR}/bin:${prefix}/bin:$ENV{PATH}")
endif()
run(
  ${CMAKE_COMMAND}
  -S ${SOURCE_DIR}/tests/consumer/${project}
  -B ${work}/build
  -G ${GENERATOR}
  -D CMAKE_CXX_COMPILER=${CXX_COMPILER}
  -D CMAKE_CXX_FLAGS=${CXX_FLAGS}
  -D CMAKE_BUILD_TYPE=${BUILD_TYPE}
  -D WHICHGATE_SOURCE_DIR=${SOURCE_DIR}
  ${told})

if(CONSUMER STREQUAL "installed")
  run(${CMAKE_COMMAND} --build ${work}/build)
  run(${work}/build/consumer)
  run(${work}/build/own_catalog ${SOURCE_DIR}/lib/catalog/data/catalog.bin)
elseif(CONSUMER STREQUAL "found-by-path")
  load_cache(${work}/build READ_WITH_PREFIX found_ whichgate_DIR)
  string(FIND "${found_whichgate_DIR}" "${prefix}/" at)
  if(NOT at EQUAL 0)
    message(FATAL_ERROR "find_package took ${found_whichgate_DIR}, which is not in ${prefix}")
  endif()
endif()
