#!/usr/bin/env bash
# Prints the path of a Python that can hold Inglenook: 3.11 or newer, with the venv module.
set -euo pipefail

# Each is run, not only looked up: a version manager leaves commands for versions that are not installed, and Debian and
# Ubuntu ship Python without ensurepip, which venv needs.
for name in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
    if "$name" -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
        "$name" -c "import sys; print(sys.executable)"
        exit 0
    fi
done
echo "Inglenook needs Python 3.11 or newer with its venv module; on Debian and Ubuntu: sudo apt-get install python3 python3-venv" >&2
exit 1
