"""The talk and its picture as plain data: the same figures, once for the table, once to draw."""

from __future__ import annotations

from typing import Any, TypeAlias

from facilitator.summary.gaps import WHY_LABELS
from facilitator.summary.group import GroupSummary
from facilitator.summary.picture import Picture, picture
from facilitator.summary.talk import TalkRow

Plain: TypeAlias = dict[str, Any]

SPEAKER_NAMES: dict[str | None, str] = {
    "FAC": "Facilitator",
    "NT": "Note-taker",
    "ALL": "All at once",
    None: "Not known who",
}


def speaker_name(speaker: str | None) -> str:
    """Give how a speaker is written for people: `P4` as it is, others written out."""
    return SPEAKER_NAMES.get(speaker, speaker or "")


def talk_rows(group: GroupSummary) -> list[Plain]:
    """Give the rows of the table of talk."""
    return [_talk_row(row, shared=group.about.shared) for row in group.talk.rows]


def talk_picture(group: GroupSummary, rows: list[Plain]) -> Plain | None:
    """Give the numbers of the picture, with the figures of `rows`; None where nothing has times."""
    if not group.total or not any(row.spells for row in group.talk.rows):
        return None
    return _picture(picture(group), rows)


def _talk_row(row: TalkRow, *, shared: bool) -> Plain:
    """Give a row; what is shared does not say whose words were left out."""
    return {
        "speaker": row.speaker,
        "name": speaker_name(row.speaker),
        "participant": row.share is not None,
        "time": row.time,
        "turns": row.turns,
        "longest": row.longest,
        "words": row.words,
        "share": row.share,
        "share_of_all": row.share_of_all,
        "left_out": row.left_out and not shared,
    }


def _picture(drawn: Picture, rows: list[Plain]) -> Plain:
    return {
        "width": drawn.width,
        "height": drawn.height,
        "left": drawn.left,
        "right": drawn.left + drawn.axis_width,
        "band_height": drawn.band_height,
        "top": drawn.top,
        "bottom": drawn.bottom,
        "bar_height": drawn.bar_height,
        "rows": [
            {
                "middle": row.middle,
                "path": "".join(f"M{x} {row.middle}h{width}" for x, width in row.bars),
                **figures,
            }
            for row, figures in zip(drawn.rows, rows, strict=True)
        ],
        "sections": [
            {"x": span.x, "width": span.width, "label": span.text} for span in drawn.sections
        ],
        "marks": [{"x": tick.x, "at": tick.at, "text": tick.text} for tick in drawn.items],
        "gaps": [
            {
                "x": span.x,
                "width": span.width,
                "start": span.start,
                "length": span.end - span.start,
                "label": WHY_LABELS.get(span.text, span.text),
            }
            for span in drawn.gaps
        ],
        "ticks": [{"x": tick.x, "text": tick.text} for tick in drawn.ticks],
    }
