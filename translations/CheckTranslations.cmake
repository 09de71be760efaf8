# Fails when a string of the sources is in no translation file, or one is not translated.
# Variables: LUPDATE, SOURCE_LIST, SOURCE_DIR, WORK_DIR.
file(MAKE_DIRECTORY ${WORK_DIR})

foreach(language de en)
  set(kept ${SOURCE_DIR}/translations/kurier_${language}.ts)
  set(fresh ${WORK_DIR}/kurier_${language}.ts)
  file(COPY_FILE ${kept} ${fresh})
  set(options -silent -no-obsolete -locations none -I ${SOURCE_DIR})
  if(language STREQUAL "en")
    list(APPEND options -pluralonly)
  endif()
  execute_process(COMMAND ${LUPDATE} ${options} @${SOURCE_LIST} -ts ${fresh}
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "lupdate failed: ${output}")
  endif()
  file(STRINGS ${fresh} unfinished ENCODING UTF-8
    REGEX "type=\"unfinished\"|<translation></translation>|<translation/>|<numerusform></numerusform>|<numerusform/>")
  list(LENGTH unfinished count)
  if(count GREATER 0)
    message(SEND_ERROR "kurier_${language}.ts: ${count} strings are not translated; compare ${fresh}")
  endif()
  # Order does not matter, only which strings there are.
  foreach(version kept fresh)
    file(STRINGS ${${version}} ${version}_strings ENCODING UTF-8 REGEX "<name>|<source>|<comment>")
    list(SORT ${version}_strings)
  endforeach()
  if(NOT kept_strings STREQUAL fresh_strings)
    message(SEND_ERROR "kurier_${language}.ts does not match the sources: build the target update_translations")
  endif()
endforeach()
