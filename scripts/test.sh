#!/usr/bin/env bash
# Runs every test. Installs the Debian packages that tests need, or says which are missing.
#
# The program itself needs none of them: they are a software Vulkan driver (pictures of screens), a virtual X server
# with a mouse (the real window), and the accessibility bus (to find a button by its name, as a screen reader does).
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(mesa-vulkan-drivers libvulkan1 libgl1-mesa-dri libegl1 libgl1 xvfb xdotool dbus at-spi2-core libxkbcommon-x11-0
  libxcursor1 libxi6 libxrandr2 libx11-xcb1)
missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
fi
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if command -v apt-get >/dev/null && { [ ${#as_root[@]} = 0 ] || sudo -n true 2>/dev/null; }; then
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}"
  else
    echo "Tests need these packages: sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

# The graphics driver asks for it and complains where there is none.
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  XDG_RUNTIME_DIR=$(mktemp -d)
  export XDG_RUNTIME_DIR
  trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi

cargo test --locked "$@"
