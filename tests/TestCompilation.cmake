# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How tests are compiled and linked: two hundred programs that are built once and run once.

# Without optimisation, and without the checks of UBSan that the address sanitizer makes good for in
# code that is not shipped. What is tested keeps all of them. After kurier_options, which it corrects.
add_library(kurier_test_options INTERFACE)
if(KURIER_SANITIZE)
  target_compile_options(kurier_test_options INTERFACE -O0)
endif()
# Programs and libraries share what is precompiled, so they are made of one kind of code; on some
# systems Qt asks for it.
get_target_property(asked_by_qt Qt6::Core INTERFACE_COMPILE_OPTIONS)
if(NOT "-fPIC" IN_LIST asked_by_qt)
  target_compile_options(kurier_test_options INTERFACE -fPIC)
endif()
if(KURIER_SANITIZE MATCHES "undefined")
  target_compile_options(kurier_test_options INTERFACE -fno-sanitize=null,alignment,object-size,vptr)
endif()
if(KURIER_MOLD AND NOT KURIER_SANITIZE AND NOT CMAKE_BUILD_TYPE MATCHES "Rel")
  target_link_options(kurier_test_options INTERFACE -fuse-ld=mold)
endif()

# kurier_qt_modules(RESULT TARGET): of these modules, those whose definitions TARGET is compiled with.
function(kurier_qt_modules result target)
  set(found)
  set(seen)
  get_target_property(waiting ${target} LINK_LIBRARIES)
  while(waiting)
    list(POP_FRONT waiting one)
    if(one IN_LIST seen OR NOT TARGET "${one}")
      continue()
    endif()
    list(APPEND seen ${one})
    if(one MATCHES "^Qt6::(DBus|Gui|Network|Widgets)$")
      list(APPEND found ${CMAKE_MATCH_1})
    endif()
    get_target_property(more ${one} INTERFACE_LINK_LIBRARIES)
    if(more)
      list(APPEND waiting ${more})
    endif()
  endwhile()
  list(REMOVE_DUPLICATES found)
  list(SORT found)
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# kurier_precompile(TARGET): once everything it links is known. Rare sets of modules do without, and
# who defines what these headers look at.
function(kurier_precompile target)
  get_target_property(definitions ${target} COMPILE_DEFINITIONS)
  if(definitions MATCHES "QT_TESTCASE")
    return()
  endif()
  kurier_qt_modules(modules ${target})
  string(JOIN _ kind kurier_test_headers ${modules})
  if(TARGET ${kind})
    target_precompile_headers(${target} REUSE_FROM ${kind})
    get_target_property(folder ${target} BINARY_DIR)
    set_source_files_properties(${folder}/${target}_autogen/mocs_compilation.cpp
      TARGET_DIRECTORY ${target} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# kurier_test_helpers(DIRECTORY): what tests have in common is compiled the way they are.
function(kurier_test_helpers directory)
  get_property(targets DIRECTORY ${directory} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target ${targets})
    get_target_property(type ${target} TYPE)
    get_target_property(links ${target} LINK_LIBRARIES)
    if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND "kurier_options" IN_LIST links
       AND NOT "kurier_test_options" IN_LIST links)
      target_link_libraries(${target} PRIVATE kurier_test_options Qt6::Test)
      kurier_precompile(${target})
    endif()
  endforeach()
endfunction()

# kurier_test_headers(QtModule…): reads what most tests begin with once for those that can see these
# modules of Qt, which come with definitions of their own.
function(kurier_test_headers)
  string(JOIN _ kind kurier_test_headers ${ARGN})
  add_library(${kind} OBJECT ${PROJECT_SOURCE_DIR}/tests/TestHeaders.cpp)
  set_target_properties(${kind} PROPERTIES AUTOMOC OFF)
  list(TRANSFORM ARGN PREPEND Qt6:: OUTPUT_VARIABLE libraries)
  target_link_libraries(${kind} PRIVATE kurier_options kurier_test_options Qt6::Core Qt6::Test
    ${libraries})
  target_precompile_headers(${kind} PRIVATE <algorithm> <chrono> <functional> <map> <memory>
    <optional> <variant> <vector> <tl/expected.hpp> <QtCore> <QtTest>)
endfunction()

if(KURIER_PRECOMPILE)
  kurier_test_headers()
  kurier_test_headers(Network)
  kurier_test_headers(Gui Widgets)
  kurier_test_headers(DBus Gui Network Widgets)
endif()
