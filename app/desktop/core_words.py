"""Short texts of the assistant that are no sentences, so that their form does not tell them: listed for translation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.desktop.language import tr

REASONS: Final = (
    tr("it does not answer the question"),
    tr("the JSON in it is not valid"),
    tr("it is in another language than your question"),
    tr("the code in it has a mistake of syntax"),
    tr("it repeats itself"),
    tr("it breaks off"),
    tr("it says itself that something is missing"),
    tr("the numbers do not add up"),
    tr("it counts whole things in fractions"),
    tr("a unit of time was not converted"),
    tr("“more” and “less” seem to be mixed up"),
    tr("its result is negative"),
    tr("it does not use the percentage"),
    tr("it takes no difference where one is asked for"),
    tr("it leaves out numbers of your question"),
    tr("it uses numbers that are not in your question"),
    tr("it seems to mix up what the numbers stand for"),
    tr("it comes to no final number"),
    tr("answers of this form are often wrong"),
    tr("with questions of this kind the cloud is often better"),
)
"""Why an answer may be wrong (`core/escalation/judge.py`)."""

LEAVING: Final = (tr("learning together"),)
"""Why something left this machine, besides questions (`cache/learning/federated/membership.py`)."""

PLACES: Final = (
    tr("Disk"),
    tr("Attention"),
    tr("Network"),
    tr("Experts"),
    tr("Words"),
    tr("KV cache"),
    tr("Read-ahead"),
    tr("Computation"),
    tr("Inglenook itself"),
    tr("Encoder"),
    tr("Your own encoder"),
    tr("Draft model"),
    tr("model"),
    tr("assistant"),
    tr("window"),
    tr("encoder and others"),
)
"""Places in memory, what lies in them, and who holds it (`core/plan/picture.py`, `app/memory_requests.py`)."""

FIGURES: Final = (
    tr("Writing, against a bare loop"),
    tr("Quick question beside a long job, mean"),
    tr("Quick question beside a long job, 95th percentile"),
    tr("Opening a kept conversation, against reading it"),
    tr("Editing and extracting, with drafts"),
    tr("Worst of mixed questions, against plain"),
    tr("Tuned, against the defaults"),
)
"""What the benchmark compares (`core/benchmark/report.py`)."""

PURPOSES: Final = (tr("Smart"), tr("Balanced"), tr("Fast"))
"""What models are recommended for (`models/choose.py`)."""

TEMPLATES: Final = tuple(
    map(
        str,
        (
            QT_TRANSLATE_NOOP("", "the numbers do not add up: {0} is {1}, not {2}"),
            QT_TRANSLATE_NOOP("", "it does not calculate with {0}, a number of your question"),
        ),
    )
)
"""The same with something filled in."""
