#!/usr/bin/env bash
# Makes Inglenook.app and a disk image from the folder that bundle.py puts into dist/inglenook. Runs on macOS 13 or newer.
# Written from Apple's documentation and not tried on a Mac yet. Set IDENTITY to sign with a Developer ID.
set -euo pipefail

cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
app=dist/Inglenook.app
image=dist/Inglenook-$version.dmg

[[ -d dist/inglenook ]] || { echo "Run packaging/bundle.py --engine installed --no-wrap first." >&2; exit 1; }
rm -rf "$app" "$image"
mkdir -p "$app/Contents/Resources"
cp -R dist/inglenook "$app/Contents/MacOS"

icons=$(mktemp -d)/Inglenook.iconset
mkdir -p "$icons"
for size in 16 32 128 256 512; do
    sips -s format png -z "$size" "$size" app/desktop/icons/inglenook.svg --out "$icons/icon_${size}x${size}.png" >/dev/null
    double=$((size * 2))
    sips -s format png -z "$double" "$double" app/desktop/icons/inglenook.svg --out "$icons/icon_${size}x${size}@2x.png" >/dev/null
done
iconutil -c icns "$icons" -o "$app/Contents/Resources/Inglenook.icns"

cat >"$app/Contents/Info.plist" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>CFBundleName</key><string>Inglenook</string>
    <key>CFBundleIdentifier</key><string>local.inglenook.Inglenook</string>
    <key>CFBundleVersion</key><string>$version</string>
    <key>CFBundleShortVersionString</key><string>$version</string>
    <key>CFBundlePackageType</key><string>APPL</string>
    <key>CFBundleExecutable</key><string>inglenook</string>
    <key>CFBundleIconFile</key><string>Inglenook</string>
    <key>LSMinimumSystemVersion</key><string>13.0</string>
    <key>NSHighResolutionCapable</key><true/>
    <key>CFBundleDocumentTypes</key>
    <array>
        <dict>
            <key>CFBundleTypeName</key><string>Language model</string>
            <key>CFBundleTypeRole</key><string>Viewer</string>
            <key>CFBundleTypeExtensions</key><array><string>gguf</string></array>
        </dict>
    </array>
</dict>
</plist>
PLIST

# Without a Developer ID the program is signed for this Mac alone; others have to allow it by hand.
codesign --force --deep --options runtime --sign "${IDENTITY:--}" "$app"
hdiutil create -volname Inglenook -srcfolder "$app" -ov -format UDZO "$image"
echo "$image"
