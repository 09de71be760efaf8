# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where; the same tree for `cmake --install` and for every package.
set(KURIER_HOMEPAGE "https://kurier.example" CACHE STRING "Where the project and its screenshots are published")
set(KURIER_MAINTAINER "The Kurier authors <kurier@kurier.example>" CACHE STRING "Who answers for the packages")
# Debian reserves site-functions for the person at the machine.
set(zsh_functions site-functions)
if(EXISTS /etc/debian_version)
  set(zsh_functions vendor-completions)
endif()
set(KURIER_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_functions} CACHE STRING "Folder of zsh's completions")

set(from ${CMAKE_CURRENT_LIST_DIR})
set(made ${PROJECT_BINARY_DIR}/packaging)

# kurier_compressed(NAME SOURCE): NAME.gz, with no name or time in it, so that two builds are the same.
function(kurier_compressed name source)
  configure_file(${source} ${made}/${name} @ONLY)
  add_custom_command(OUTPUT ${made}/${name}.gz
    COMMAND gzip -9nkf ${made}/${name} DEPENDS ${made}/${name} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY KURIER_COMPRESSED ${made}/${name}.gz)
endfunction()

install(TARGETS kurier kurierctl RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS kurier_engines_module LIBRARY DESTINATION ${KURIER_MODULES})

configure_file(${from}/desktop/org.kurier.Kurier.metainfo.xml.in ${made}/org.kurier.Kurier.metainfo.xml @ONLY)
install(FILES ${made}/org.kurier.Kurier.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${from}/desktop/org.kurier.Kurier.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
# Installed, not enabled: a queue without a window is a decision of the person.
install(FILES ${from}/desktop/kurier.service DESTINATION lib/systemd/user)

set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/kurier.svg
  DESTINATION ${icons}/scalable/apps RENAME org.kurier.Kurier.svg)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/kurier-symbolic.svg
  DESTINATION ${icons}/symbolic/apps RENAME org.kurier.Kurier-symbolic.svg)
foreach(size 16 22 24 32 48 64 128 256)
  install(FILES ${from}/icons/kurier-${size}.png
    DESTINATION ${icons}/${size}x${size}/apps RENAME org.kurier.Kurier.png)
endforeach()

foreach(page kurier.1 kurierctl.1 kurier.conf.5 kurier-policy.conf.5)
  string(REGEX REPLACE ".*\\." "man" section ${page})
  foreach(language "" de/)
    kurier_compressed(${language}${page} ${from}/man/${language}${page})
    install(FILES ${made}/${language}${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}${section})
  endforeach()
endforeach()

install(FILES ${from}/completions/kurierctl.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME kurierctl)
install(FILES ${from}/completions/_kurierctl DESTINATION ${KURIER_ZSH_COMPLETIONS})
install(FILES ${from}/completions/kurierctl.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

kurier_compressed(changelog ${from}/debian/changelog.in)
install(FILES ${from}/debian/copyright ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kurier)

get_property(compressed GLOBAL PROPERTY KURIER_COMPRESSED)
add_custom_target(packaging_data ALL DEPENDS ${compressed})

include(${from}/Packages.cmake)
if(KURIER_TESTS)
  include(${from}/Checks.cmake)
endif()
