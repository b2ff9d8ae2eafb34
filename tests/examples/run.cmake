# Configures, builds and runs examples/EXAMPLE against the installed whichgate, and compares what it prints with its
# expected.txt.
set(work ${BINARY_DIR}/tests/examples/${EXAMPLE})
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(result)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nexited with ${result}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(
  ${CMAKE_COMMAND}
  -S ${SOURCE_DIR}/examples/${EXAMPLE}
  -B ${work}/build
  -G ${GENERATOR}
  -D CMAKE_CXX_COMPILER=${CXX_COMPILER}
  -D "CMAKE_CXX_FLAGS=${CXX_FLAGS} -Wall -Wextra -Werror"
  -D CMAKE_BUILD_TYPE=${BUILD_TYPE}
  -D CMAKE_PREFIX_PATH=${BINARY_DIR}/tests/install/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)

run(${work}/build/${PROGRAM})

# The lines of expected.txt stand in the output in their order; a test runner's banner may stand around them.
file(READ ${SOURCE_DIR}/examples/${EXAMPLE}/expected.txt expected)
string(FIND "${output}" "${expected}" found)
if(found EQUAL -1)
  message(FATAL_ERROR "examples/${EXAMPLE} printed\n${output}\nand not\n${expected}")
endif()
