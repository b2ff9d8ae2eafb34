# The files that `whichgate example NAME` prints, as a source in example_files: name, then the file in examples/.
set(whichgate_examples
    world 01-why-denied/world.json
    scenario 07-write-a-scenario/scenario.json
    cases 04-policies-alone/cases.jsonl
    request 05-simulate-custom-policy/request.json
    policy 06-ask-the-catalog/policy.json
    policy-version 06-ask-the-catalog/AWSPriceListServiceFullAccess.v2.json)

function(whichgate_example_files source)
  set(example_files "")
  set(separator "")
  while(whichgate_examples)
    list(POP_FRONT whichgate_examples name path)
    set(path ${PROJECT_SOURCE_DIR}/examples/${path})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} content)
    string(APPEND example_files "${separator}\n      ExampleFile{\"${name}\", R\"_(${content})_\"}")
    set(separator ",")
  endwhile()
  configure_file(lib/cli/example_files.cpp.in ${source} @ONLY)
endfunction()
