# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: what Kurier needs from Debian, and how to get what is missing.

build_packages=(
  cmake ninja-build g++
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libcurl4-openssl-dev libssl-dev libsqlite3-dev libsqlitecpp-dev libexpected-dev
  qtkeychain-qt6-dev
)
# Data and plugins the programs load while they run.
run_packages=(libqt6svg6 qt6-translations-l10n fonts-dejavu-core)
# What only the tests need.
test_packages=(openssl dbus-bin dbus-daemon gnome-keyring python3-dbusmock
  at-spi2-core gir1.2-atspi-2.0 python3-gi xvfb openbox tinyproxy microsocks
  exfat-fuse exfatprogs libxtst-dev lintian desktop-file-utils appstream man-db mandoc file zsh fish
  python3-jsonschema util-linux mold)
# Servers that uploads are proven with, for ./packaging/test --servers. Each test starts its own;
# none of the system's is started or left to start.
server_packages=(
  apache2 nginx libnginx-mod-http-dav-ext lighttpd lighttpd-mod-webdav vsftpd
  openssh-server openssh-sftp-server openssh-client nodejs python3-asyncssh python3-pyftpdlib
  swift swift-proxy swift-object swift-account swift-container
)
# A package of its own from Debian 13 on.
run_packages_if_known=(qt6-svg-plugins)

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "these packages are missing and need root or sudo to install: ${missing[*]}"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_missing PACKAGE… : through apt, only what is not there; quiet unless it fails.
install_missing() {
  missing=()
  local package
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  for package in "${run_packages_if_known[@]}"; do
    if ! is_installed "$package" && apt-cache show "$package" >/dev/null 2>&1; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null 2>&1 || fail "this system has no apt; install the equivalents of: ${missing[*]}"
  say "Installing ${#missing[@]} packages through apt: ${missing[*]}"
  local log="$root/build/apt.log"
  mkdir -p "$root/build"
  if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
         apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    fail "apt could not install them; the whole output is in $log"
  fi
}

enabled_units() {
  systemctl list-unit-files --no-legend --state=enabled 2>/dev/null | awk '{ print $1 }' | sort
}

# install_servers PACKAGE… : as install_missing, without starting or enabling anything: while apt
# is at work policy-rc.d forbids services to start, and what got enabled is disabled again.
install_servers() {
  local policy=/usr/sbin/policy-rc.d kept= before after package
  missing=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  before="$(enabled_units)"
  if [ -e "$policy" ]; then
    kept="$policy.kurier"
    as_root mv "$policy" "$kept"
  fi
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  restore_policy() {
    as_root rm -f "$policy"
    [ -z "$kept" ] || as_root mv "$kept" "$policy"
  }
  trap restore_policy EXIT
  install_missing "$@"
  restore_policy
  trap - EXIT
  after="$(enabled_units)"
  comm -13 <(printf '%s\n' "$before") <(printf '%s\n' "$after") | while read -r unit; do
    [ -z "$unit" ] || as_root systemctl disable --quiet "$unit" 2>/dev/null || true
  done
}

# install_node_servers: the ones of tests/servers, into build/servers, as the lock file says.
install_node_servers() {
  local folder="$root/build/servers" lock
  mkdir -p "$folder"
  cp "$root"/tests/servers/* "$folder/"
  lock="$(sha256sum <"$folder/package-lock.json")"
  [ "$(cat "$folder/installed" 2>/dev/null)" = "$lock" ] && return 0
  command -v npm >/dev/null 2>&1 || install_missing npm
  say "Installing the servers of tests/servers through npm"
  quietly "$root/build/npm.log" npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
  printf '%s\n' "$lock" >"$folder/installed"
}

# quietly LOG COMMAND… : shows the end of the output only when the command fails.
quietly() {
  local log="$1"; shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    grep -nE 'error|FAILED' "$log" | head -n 20 >&2
    tail -n 30 "$log" >&2
    fail "failed: $* (the whole output is in $log)"
  fi
}
