#!/bin/sh
# Says what stays: a package never touches what people wrote.
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then
    echo "Your conversations and settings stay in ~/.local/share/inglenook, ~/.config/inglenook and ~/.local/state/inglenook."
    echo "Delete these folders if you no longer want them."
fi
