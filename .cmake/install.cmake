include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/whichgate)
install(TARGETS whichgate whichgate_catalog EXPORT whichgateTargets FILE_SET HEADERS)
install(EXPORT whichgateTargets NAMESPACE whichgate:: DESTINATION ${package_dir})
configure_package_config_file(.cmake/whichgateConfig.cmake.in ${PROJECT_BINARY_DIR}/whichgateConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/whichgateConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/whichgateConfig.cmake ${PROJECT_BINARY_DIR}/whichgateConfigVersion.cmake
        DESTINATION ${package_dir})
if(WHICHGATE_BUILD_PROGRAM OR WHICHGATE_BUILD_TESTS)
  install(TARGETS whichgate_program)
endif()
