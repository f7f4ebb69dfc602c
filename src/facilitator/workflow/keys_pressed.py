"""A rehearsal's own key log: what was pressed, in the form that `run --keys` reads.

Second 0 is where the recording begins; what came before counts as read and is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.formats.key_log import SPEAKER_OF_KEY
from facilitator.session.events import Record, aside
from facilitator.session.events import live as act
from facilitator.units import seconds

_KEY_OF_SPEAKER = {speaker: key for key, speaker in SPEAKER_OF_KEY.items()}


def key_log(records: Iterable[Record[Any]]) -> bytes:
    """Give the key log of a session's records, one JSON object a line."""
    lines, written = [], set()
    for record in _recorded(records):
        done = _pressed(record.event)
        # An undo of what a log cannot say would take back something else there.
        if done is None or (done["do"] == "undo" and record.event.of not in written):
            continue
        written.add(record.name)
        lines.append({"t": seconds(record.at), **done})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _recorded(records: Iterable[Record[Any]]) -> Iterator[Record[Any]]:
    """Give what was done while it was recorded, without the step that began it."""
    begun: int | None = None
    for record in records:
        if begun is not None and not (
            record.at == begun and isinstance(record.event, act.ItemReached)
        ):
            yield record
        if isinstance(record.event, act.RecordingStarted):
            begun = record.at
        if isinstance(record.event, act.RecordingEnded):
            return


def _pressed(event: object) -> dict[str, Any] | None:
    match event:
        case act.SpeakerNamed():
            return {"do": "speaker", "key": _KEY_OF_SPEAKER[event.speaker]}
        case act.ItemReached(left_as="skipped"):
            return {"do": "skip", **({"reason": event.reason} if event.reason else {})}
        case act.ItemReached():
            return {"do": "item" if event.left_as == "asked" else "go", "item": event.item}
        case act.ItemCovered():
            return {"do": "covered", "item": event.item}
        case act.ProbeUsed():
            return {"do": "probe", "item": event.item}
        case act.AssentAnswered(answer="unclear"):
            return None  # a log cannot be asked again
        case act.AssentAnswered():
            return {"do": "assent", "participant": f"P{event.seat}", "answer": event.answer}
        case act.ParticipantArrived():
            return {"do": "late", "participant": f"P{event.seat}"}
        case act.ParticipantLeft():
            return {"do": "gone", "participant": f"P{event.seat}", "words": event.words}
        case act.ConsentWithdrawn():
            return {"do": "withdraw", "participant": f"P{event.seat}"}
        case aside.CardShown():
            return {"do": "card", "card": event.card}
        case aside.PassageLeftOut():
            whose = {} if event.speaker is None else {"participant": event.speaker}
            return {"do": "leave_out_earlier", "text": event.text, **whose}
        case act.MomentMarked():
            return {"do": event.kind}
        case act.NoteTaken():
            return {"do": "note", "text": event.text}
        case act.BoardWritten():
            return {"do": "board", "text": event.text}
        case _:
            plain = _PLAIN.get(type(event))
            return None if plain is None else {"do": plain}


_PLAIN: dict[type, str] = {
    act.OffRecordStarted: "off",
    act.OffRecordEnded: "on",
    act.BreakNamed: "break",
    act.ActWithdrawn: "undo",
    act.RecordingEnded: "end",
}
