# Configures, builds and runs tests/consumer/CONSUMER against whichgate.
set(work ${BINARY_DIR}/tests/consumer/${CONSUMER})
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(result)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nexited with ${result}\n${output}")
  endif()
endfunction()

if(CONSUMER STREQUAL "installed")
  run(${CMAKE_COMMAND} --install ${BINARY_DIR} --prefix ${work}/prefix)
endif()
run(
  ${CMAKE_COMMAND}
  -S ${SOURCE_DIR}/tests/consumer/${CONSUMER}
  -B ${work}/build
  -G ${GENERATOR}
  -D CMAKE_CXX_COMPILER=${CXX_COMPILER}
  -D CMAKE_CXX_FLAGS=${CXX_FLAGS}
  -D CMAKE_BUILD_TYPE=${BUILD_TYPE}
  -D CMAKE_PREFIX_PATH=${work}/prefix
  -D WHICHGATE_SOURCE_DIR=${SOURCE_DIR})
if(CONSUMER STREQUAL "installed")
  run(${CMAKE_COMMAND} --build ${work}/build)
  run(${work}/build/consumer)
  run(${work}/build/own_catalog ${SOURCE_DIR}/lib/catalog/data/catalog.bin)
  run(${work}/prefix/bin/whichgate --help)
endif()
