"""When the cloud is proposed: in this conversation, and how often the local answer may stand wrongly, with forecast."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.labels import plain_label, small_label
from app.desktop.language import number, tr
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN
from core.messages import ChangeSettings
from core.process.channel import Failed
from core.routing_messages import CloudMode, DialNow, DialStop, GetDial, SetCloudMode

MODES: Final[tuple[tuple[CloudMode, str], ...]] = (
    ("never", tr("Never mention the cloud")),
    ("ask", tr("Propose it where it may help")),
    ("automatic", tr("Ask it without a question, where I have agreed to that")),
)


class DialDialog(QDialog):
    """Every choice takes effect at once; closing changes nothing more.

    Args:
        link: to the assistant.
        conversation: the one on screen, 0 where none has begun: then the mode is that of new conversations.
        parent: the window it lies over.
    """

    def __init__(self, link: AssistantLink, conversation: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = Calls(link, self)
        self._conversation = conversation
        self._modes, self._stops = QButtonGroup(self), QButtonGroup(self)
        self._names: list[str] = []
        self.setWindowTitle(tr("When to ask the cloud"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._layout.setSpacing(GAP // 2)
        self._layout.addWidget(_heading(tr("In this conversation") if conversation else tr("In new conversations")))
        for place, (_, label) in enumerate(MODES):
            self._add_choice(self._modes, place, label)
        self._layout.addSpacing(GAP)
        self._layout.addWidget(_heading(tr("The local answer may stand where the cloud's would have been better")))
        self._layout.addWidget(
            plain_label(tr("How often, of all your questions? 9 in 10 people get at least what it says."))
        )
        self._foot = small_label("")
        self._modes.idClicked.connect(self._choose_mode)
        self._stops.idClicked.connect(self._choose_stop)
        self._finish()
        self._calls.send(GetDial(conversation), self._take)

    def _finish(self) -> None:
        self._foot.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._layout.addWidget(self._foot)
        self._layout.addWidget(buttons)
        style_dialog(self)
        self.setMinimumWidth(520)

    def _add_choice(self, group: QButtonGroup, place: int, label: str, at: int = -1) -> QRadioButton:
        button = QRadioButton(label, self)
        button.setAccessibleName(label)
        group.addButton(button, place)
        self._layout.insertWidget(at, button)
        return button

    def _take(self, event: object) -> None:
        if isinstance(event, DialNow):
            self._show(event)
        elif isinstance(event, Failed):
            self._foot.setText(f"{event.message} {event.hint}".rstrip())

    def _show(self, now: DialNow) -> None:
        mode = now.mode if self._conversation else now.usual_mode
        self._modes.button([name for name, _ in MODES].index(mode)).setChecked(True)
        if not self._names:
            self._names = [stop.name for stop in now.stops]
            for place in range(len(now.stops)):
                self._add_choice(self._stops, place, "", self._layout.indexOf(self._foot))
        for place, stop in enumerate(now.stops):
            button = self._stops.button(place)
            button.setText(sentence(stop))
            button.setAccessibleName(sentence(stop))
            button.setChecked(stop.name == now.stop)
        self._foot.setText(basis(now))
        self._make_room()

    def _make_room(self) -> None:
        """As wide as the longest choice, which cannot wrap, and as high as everything else is at that width."""
        for button in self._stops.buttons():
            button.show()  # what is not seen yet takes no room
        longest = max(button.sizeHint().width() for button in (*self._modes.buttons(), *self._stops.buttons()))
        width = max(520, longest + 2 * MARGIN)
        self._layout.activate()
        self.setMinimumSize(width, self._layout.totalHeightForWidth(width))
        self.resize(self.minimumSize())

    @Slot(int)
    def _choose_mode(self, place: int) -> None:
        mode = MODES[place][0]
        if self._conversation:
            self._calls.send(SetCloudMode(self._conversation, mode), self._take)
        else:
            self._change("cloud_mode", mode)

    @Slot(int)
    def _choose_stop(self, place: int) -> None:
        self._change("cloud_dial", self._names[place])

    def _change(self, name: str, value: str) -> None:
        self._calls.send(ChangeSettings({name: value}), self._changed)

    def _changed(self, event: object) -> None:
        if isinstance(event, Failed):
            self._foot.setText(f"{event.message} {event.hint}".rstrip())
            return
        self._calls.send(GetDial(self._conversation), self._take)


def _heading(text: str) -> QLabel:
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def sentence(stop: DialStop) -> str:
    """A stop with its forecast, in a line."""
    label = re.split("[:：]", said(stop.label))[0].strip()
    tolerated, share = round(100 * stop.tolerated), round(100 * stop.share)
    words = tr("{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed")
    if stop.cost_a_month is not None:
        words = tr(
            "{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed, about {cost} a month"
        )
    cost = number(stop.cost_a_month or 0, 2)
    return words.format(label=label, tolerated=tolerated, share=share, cost=cost)


def basis(now: DialNow) -> str:
    """What the forecast rests on."""
    rests = (
        tr("This rests on {verdicts} verdicts of yours").format(verdicts=number(now.verdicts))
        if now.verdicts
        else tr(
            "Until there are 300 verdicts of yours, this rests on public word problems; with other "
            "questions the cloud is proposed less often"
        )
    )
    return tr("{rests}, and on {questions_a_month} questions a month.").format(
        rests=rests, questions_a_month=number(now.questions_a_month, 0)
    )
