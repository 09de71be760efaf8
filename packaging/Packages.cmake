# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cpack -G DEB, RPM or TGZ in a release build's folder.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kurier)
set(CPACK_PACKAGE_VENDOR "The Kurier authors")
set(CPACK_PACKAGE_CONTACT "${KURIER_MAINTAINER}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${KURIER_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "transfer queue of the desktop that leaves nothing behind")
set(CPACK_PACKAGE_DESCRIPTION
"Downloads are jobs that can be suspended, resumed, completed and cancelled,
one at a time or ten thousand at once, in a window or from the command line.
Cancel leaves nothing behind: not after a crash, not after a power cut; where
something could not be removed, it is told exactly, and tried again.

The command kurierctl does everything the window does, and works without a
display.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/OpenFolders.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What shlibdeps cannot see: the plugin that draws the icons (a package of its own from Debian 13
# on, which only exists there), and the authorities that https is checked against.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-svg-plugins | libqt6svg6, ca-certificates")
# Qt's own words in German, Wayland, letters to draw, and the key ring that QtKeychain looks for.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland, fonts-dejavu-core, libsecret-1-0")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtsvg, ca-certificates")
set(CPACK_RPM_PACKAGE_SUGGESTS "qt6-qttranslations, qt6-qtwayland")
# Folders that belong to the system and to other packages.
set(shared_folders /usr/lib /usr/lib/systemd /usr/lib/systemd/user
  /usr/share/metainfo /usr/share/zsh /usr/share/zsh/site-functions /usr/share/zsh/vendor-completions
  /usr/share/fish /usr/share/fish/vendor_completions.d
  /usr/share/bash-completion /usr/share/bash-completion/completions
  /usr/share/icons /usr/share/icons/hicolor /usr/share/icons/hicolor/scalable
  /usr/share/icons/hicolor/scalable/apps /usr/share/icons/hicolor/symbolic /usr/share/icons/hicolor/symbolic/apps
  /usr/share/man /usr/share/man/man1 /usr/share/man/man5
  /usr/share/man/de /usr/share/man/de/man1 /usr/share/man/de/man5)
foreach(size 16 22 24 32 48 64 128 256)
  list(APPEND shared_folders /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION ${shared_folders})
include(CPack)
