#!/usr/bin/env bash
# Sees to the system packages that Inglenook needs: installs what is missing where it may, else names it in one line.
#
#   packaging/system.sh run     what the window and the engine need, a compiler if no engine was compiled before
#   packaging/system.sh test    what the tests need on top of that
#   packaging/system.sh build   a compiler for the engine
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

# What is looked for, and the Debian and Ubuntu package that has it. Libraries are looked up by soname, because some
# packages have another name since the 64-bit time transition (libglib2.0-0t64).
run_needs="
python-with-venv        python3-venv
compiler-or-engine      build-essential
libstdc++.so.6          libstdc++6
libgomp.so.1            libgomp1
libglib-2.0.so.0        libglib2.0-0
libEGL.so.1             libegl1
libGL.so.1              libgl1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-shape.so.0       libxcb-shape0
libwayland-cursor.so.0  libwayland-cursor0
"
test_needs="
Xvfb                    xvfb
xauth                   xauth
openbox                 openbox
xdotool                 xdotool
import                  imagemagick
desktop-file-validate   desktop-file-utils
appstreamcli            appstream
update-mime-database    shared-mime-info
objdump                 binutils
dbus-run-session        dbus-daemon
at-spi-for-python       gir1.2-atspi-2.0
at-spi-for-python       python3-gi
at-spi-bus              at-spi2-core
"
build_needs="
cc                      build-essential
c++                     build-essential
"

case "${1:-run}" in
    run) needs=$run_needs purpose="to run" ;;
    test) needs=$run_needs$test_needs purpose="for its tests" ;;
    build) needs=$build_needs purpose="to compile its engine" ;;
    *) echo "usage: $0 [run|test|build]" >&2; exit 2 ;;
esac

PATH=$PATH:/usr/sbin:/sbin
libraries=$(ldconfig -p 2>/dev/null || true)

present() {
    case $1 in
        *.so.*) [[ $libraries == *"$1"* ]] ;;
        python-with-venv) "$here/find_python.sh" &>/dev/null ;;
        compiler-or-engine)
            command -v c++ >/dev/null || compgen -G "${XDG_CACHE_HOME:-$HOME/.cache}/inglenook/wheels/*/*.whl" >/dev/null ;;
        at-spi-for-python)
            /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' 2>/dev/null ;;
        at-spi-bus) compgen -G "/usr/lib*/at-spi*/at-spi-bus-launcher" >/dev/null || compgen -G "/usr/libexec/at-spi-bus-launcher" >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

missing=()
while read -r thing package; do
    if [[ -n $thing ]] && ! present "$thing" && [[ " ${missing[*]} " != *" $package "* ]]; then
        missing+=("$package")
    fi
done <<<"$needs"
[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
fi

may_install() {
    command -v apt-get >/dev/null && { [[ $(id -u) -eq 0 ]] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }
}

install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}" </dev/null
}

if may_install; then
    echo "Installing system packages: ${missing[*]}"
    # A fresh machine has no package lists yet, and old lists name files that are gone: then the lists come first.
    if install || { "${as_root[@]}" apt-get update </dev/null && install; }; then
        exit 0
    fi
fi
echo "Inglenook needs these packages $purpose; install them and try again: sudo apt-get install ${missing[*]}" >&2
exit 1
