include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# What is installed and made for it. find_package looks into folders beside those of PATH and not into one of this name,
# so nobody whose PATH has the built program gets a package of which half is missing.
set(package_dir ${PROJECT_BINARY_DIR}/package)

# The library, for find_package.
set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/whichgate)
install(TARGETS whichgate whichgate_catalog EXPORT whichgateTargets FILE_SET HEADERS)
install(EXPORT whichgateTargets NAMESPACE whichgate:: DESTINATION ${cmake_dir})
configure_package_config_file(.cmake/whichgateConfig.cmake.in ${package_dir}/whichgateConfig.cmake
                              INSTALL_DESTINATION ${cmake_dir})
write_basic_package_version_file(${package_dir}/whichgateConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${package_dir}/whichgateConfig.cmake ${package_dir}/whichgateConfigVersion.cmake DESTINATION ${cmake_dir})

# The same for pkg-config. Paths start from the file itself, so that --prefix and a move keep them right.
file(RELATIVE_PATH includes_from_here ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_FULL_INCLUDEDIR})
foreach(library IN ITEMS whichgate whichgate-catalog)
  configure_file(.cmake/${library}.pc.in ${package_dir}/${library}.pc @ONLY)
  install(FILES ${package_dir}/${library}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

# What people read. The licence of the data goes along with every copy of them.
install(FILES lib/catalog/data/NOTICE.md DESTINATION ${CMAKE_INSTALL_DATADIR}/whichgate)
install(DIRECTORY fixtures/schema/ DESTINATION ${CMAKE_INSTALL_DATADIR}/whichgate/schema FILES_MATCHING PATTERN *.json)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DATADIR}/whichgate PATTERN run.sh EXCLUDE)

# The program, and what makes it known to a shell and to man.
if(TARGET whichgate_program)
  install(TARGETS whichgate_program)
  set(completions lib/cli/completions)
  install(FILES ${completions}/whichgate.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          RENAME whichgate)
  install(FILES ${completions}/_whichgate DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${completions}/whichgate.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
# The program prints its man page, which needs a program that runs here.
if(TARGET whichgate_program AND NOT CMAKE_CROSSCOMPILING)
  add_custom_command(
    TARGET whichgate_program
    POST_BUILD
    COMMAND whichgate_program manual > ${package_dir}/whichgate.1
    BYPRODUCTS ${package_dir}/whichgate.1
    VERBATIM)
  install(FILES ${package_dir}/whichgate.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
