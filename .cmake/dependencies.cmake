# Finds what whichgate is built with, and names everything that is missing at once.

macro(whichgate_need package debian fedora homebrew vcpkg)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    list(APPEND whichgate_missing_names ${package})
    list(APPEND whichgate_missing_debian ${debian})
    list(APPEND whichgate_missing_fedora ${fedora})
    list(APPEND whichgate_missing_homebrew ${homebrew})
    list(APPEND whichgate_missing_vcpkg ${vcpkg})
  endif()
endmacro()

whichgate_need(fmt libfmt-dev fmt-devel fmt fmt)
whichgate_need(nlohmann_json nlohmann-json3-dev json-devel nlohmann-json nlohmann-json)
whichgate_need(Boost libboost-regex-dev boost-devel boost boost-regex CONFIG COMPONENTS regex)
if(WHICHGATE_BUILD_PROGRAM OR WHICHGATE_BUILD_TESTS OR WHICHGATE_BUILD_BENCHMARKS)
  whichgate_need(CLI11 libcli11-dev cli11-devel cli11 cli11)
endif()
if(WHICHGATE_BUILD_TESTS)
  whichgate_need(Catch2 catch2 catch-devel catch2 catch2)
endif()
if(WHICHGATE_BUILD_BENCHMARKS)
  whichgate_need(benchmark libbenchmark-dev google-benchmark-devel google-benchmark benchmark)
endif()

if(whichgate_missing_names)
  list(JOIN whichgate_missing_names ", " whichgate_missing_names)
  list(JOIN whichgate_missing_debian " " whichgate_missing_debian)
  list(JOIN whichgate_missing_fedora " " whichgate_missing_fedora)
  list(JOIN whichgate_missing_homebrew " " whichgate_missing_homebrew)
  list(JOIN whichgate_missing_vcpkg " " whichgate_missing_vcpkg)
  message(
    FATAL_ERROR
      "whichgate needs packages that are not here: ${whichgate_missing_names}\n"
      "  Debian, Ubuntu: apt-get install ${whichgate_missing_debian}\n"
      "  Fedora:         dnf install ${whichgate_missing_fedora}\n"
      "  Homebrew:       brew install ${whichgate_missing_homebrew}\n"
      "  vcpkg:          vcpkg install ${whichgate_missing_vcpkg}\n")
endif()
