"""A desktop's GlobalShortcuts portal on a bus of its own, for `app.desktop.hotkey.portal`; run as a program.

    python -m tests.fake_portal [--refuse]

Reads lines from standard input: "press" activates the shortcut that was bound. Prints what it is asked, a line each.
"""

from __future__ import annotations

import sys
import threading
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"


class Portal:
    def __init__(self, refuse: bool) -> None:
        self.refuse = refuse
        self.connection: DBusConnection = open_dbus_connection("SESSION")
        self.connection.send_and_get_reply(message_bus.RequestName(NAME))
        self.session = ""
        self.shortcut = ""

    def serve(self) -> None:
        say("ready")
        while True:
            message = self.connection.receive()
            if message.header.message_type == MessageType.method_call:
                self.answer(message)

    def answer(self, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        sender = call.header.fields[HeaderFields.sender]
        say(f"{member} {call.body}")
        options = call.body[-1]
        if member == "Register":
            self.connection.send(new_method_return(call))
            return
        token = options["handle_token"][1]
        path = f"{PATH}/request/{sender.removeprefix(':').replace('.', '_')}/{token}"
        self.connection.send(new_method_return(call, "o", (path,)))
        results: dict[str, Any] = {}
        if member == "CreateSession":
            self.session = f"{PATH}/session/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self.session)}
        elif member == "BindShortcuts":
            self.shortcut = call.body[1][0][0]
        response = DBusAddress(path, interface="org.freedesktop.portal.Request")
        refused = self.refuse and member == "BindShortcuts"
        self.connection.send(new_signal(response, "Response", "ua{sv}", (1 if refused else 0, results)))

    def press(self) -> None:
        shortcuts = DBusAddress(PATH, interface="org.freedesktop.portal.GlobalShortcuts")
        self.connection.send(new_signal(shortcuts, "Activated", "osta{sv}", (self.session, self.shortcut, 1, {})))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    portal = Portal("--refuse" in sys.argv)
    threading.Thread(target=portal.serve, daemon=True).start()
    for line in sys.stdin:
        if line.strip() == "press":
            portal.press()


if __name__ == "__main__":
    main()
