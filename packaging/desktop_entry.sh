#!/usr/bin/env bash
# Adds Inglenook to this user's applications menu, or takes it out again.
#
#   packaging/desktop_entry.sh install .venv/bin/inglenook
#   packaging/desktop_entry.sh uninstall
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/inglenook.desktop
icon=$share/icons/hicolor/scalable/apps/inglenook.svg

case "${1:-}" in
    install)
        program=$(realpath --no-symlinks "${2:?the path of the inglenook program is missing}")
        mkdir -p "$(dirname "$entry")" "$(dirname "$icon")"
        # In quotes, because the folder's name may hold a space.
        while IFS= read -r line; do
            printf '%s\n' "${line/#Exec=inglenook/Exec=\"$program\"}"
        done <"$here/inglenook.desktop" >"$entry"
        cp "$here/../app/desktop/icons/inglenook.svg" "$icon"
        echo "Inglenook is in your applications menu now: $entry"
        ;;
    uninstall)
        rm -f "$entry" "$icon"
        echo "Inglenook is no longer in your applications menu."
        ;;
    *)
        echo "usage: $0 install PROGRAM | uninstall" >&2
        exit 2
        ;;
esac
if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$share/applications" || true
fi
