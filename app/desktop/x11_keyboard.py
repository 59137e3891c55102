"""The numbers that the X server has for the keys of the keyboard at hand."""

from __future__ import annotations

import xcffib


def key_code(connection: xcffib.Connection, keysym: int) -> int | None:
    """The key that gives `keysym` by itself or with Shift; None where this keyboard has none."""
    setup = connection.get_setup()
    first = setup.min_keycode
    mapping = connection.core.GetKeyboardMapping(first, setup.max_keycode - first + 1).reply()
    width = mapping.keysyms_per_keycode
    symbols = list(mapping.keysyms)
    for start in range(0, len(symbols), width):
        if keysym in symbols[start : start + 2]:
            return int(first + start // width)
    return None
