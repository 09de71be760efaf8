# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the language standard, warnings and Qt strictness.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

add_library(kurier_options INTERFACE)
target_compile_features(kurier_options INTERFACE cxx_std_20)
target_include_directories(kurier_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(kurier_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wextra-semi
  -Wsuggest-override
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
  $<$<BOOL:${KURIER_WERROR}>:-Werror>)
if(NOT KURIER_SANITIZE)
  # The optimiser, which the sanitizers' builds use too, sees null pointers in Qt's inlined
  # containers that cannot be there.
  target_compile_options(kurier_options INTERFACE $<$<CONFIG:Debug>:-Wnull-dereference>)
endif()
target_compile_definitions(kurier_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
  KURIER_VERSION="${PROJECT_VERSION}")
# From 6.5 on the pieces of a string keep whether they are constant, so that the two sides of ?:
# no longer have one type.
if(Qt6_VERSION VERSION_LESS 6.5)
  target_compile_definitions(kurier_options INTERFACE QT_USE_QSTRINGBUILDER)
endif()
if(KURIER_FAULT_POINTS)
  target_compile_definitions(kurier_options INTERFACE KURIER_FAULT_POINTS)
endif()
if(KURIER_SANITIZE)
  target_compile_options(kurier_options INTERFACE -fsanitize=${KURIER_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(kurier_options INTERFACE -fsanitize=${KURIER_SANITIZE})
  if(KURIER_SANITIZE MATCHES "undefined")
    target_compile_options(kurier_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
elseif(CMAKE_BUILD_TYPE MATCHES "Rel")
  target_compile_options(kurier_options INTERFACE -fstack-protector-strong -ffunction-sections -fdata-sections)
  target_compile_definitions(kurier_options INTERFACE _GLIBCXX_ASSERTIONS _FORTIFY_SOURCE=2)
  target_link_options(kurier_options INTERFACE LINKER:-z,relro,-z,now,--as-needed,--gc-sections)
endif()
# What is not shipped is linked in a fraction of the time.
find_program(KURIER_MOLD mold)
if(KURIER_SANITIZE AND KURIER_MOLD)
  target_link_options(kurier_options INTERFACE -fuse-ld=mold)
endif()
