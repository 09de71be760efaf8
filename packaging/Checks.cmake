# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of what is delivered beside the programs (label "packaging").
set(checks ${CMAKE_CURRENT_LIST_DIR}/checks)
# Every build: the man pages and completions name what the programs know.
foreach(check documented completions)
  add_test(NAME package_${check} COMMAND ${checks}/${check} $<TARGET_FILE:kurierctl> $<TARGET_FILE:kurier>)
endforeach()
set(entries package_documented package_completions)
foreach(check manpages desktop)
  add_test(NAME package_${check} COMMAND ${checks}/${check} ${made})
  list(APPEND entries package_${check})
endforeach()
if(CMAKE_BUILD_TYPE MATCHES "Rel" AND NOT KURIER_SANITIZE)
  foreach(check build contents lintian)
    add_test(NAME package_${check} COMMAND ${checks}/${check} ${PROJECT_BINARY_DIR} ${CMAKE_CPACK_COMMAND})
    list(APPEND entries package_${check})
  endforeach()
  add_test(NAME package_installed COMMAND ${checks}/installed ${PROJECT_BINARY_DIR}
    $<TARGET_FILE:kurier_demo_origin>)
  list(APPEND entries package_installed)
  set_tests_properties(package_build PROPERTIES FIXTURES_SETUP package)
  set_tests_properties(package_contents package_lintian package_installed PROPERTIES FIXTURES_REQUIRED package)
endif()
set_tests_properties(${entries} PROPERTIES LABELS packaging TIMEOUT 600
  ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;XDG_RUNTIME_DIR=;NO_COLOR=1")
