"""Qt for Python must survive many calls and signals: some versions drop a reference of None with each of them."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(int)

app = QApplication([])
label, sender = QLabel(), Sender()
heard = []
sender.sent.connect(heard.append)
before = sys.getrefcount(None)
for number in range(5_000):
    sender.sent.emit(number)
    label.setText(str(number))
lost = before - sys.getrefcount(None)
assert heard == list(range(5_000))
assert label.text() == "4999"
assert lost < 1_000, f"{lost} references of None are gone"
"""


def test_five_thousand_signals_and_calls_do_not_abort_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
