"""The transcript as a Word document that MAXQDA, ATLAS.ti, NVivo, f4 and QualCoder take.

One paragraph a turn: the label in bold, a colon, a tab, the time where it is known, the words. No
table, no picture, no colon in the title line (whatever stands before one is taken for a speaker).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from facilitator.formats import docx_parts as parts
from facilitator.formats.outgoing import plain, stamp, title
from facilitator.formats.zip_out import zipped
from facilitator.release.cleared import Cleared, RedactedTurn


def docx(cleared: Cleared) -> bytes:
    """Give the document."""
    members = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "docProps/core.xml": parts.properties(cleared.session, cleared.signed_utc),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/document.xml": _document(cleared),
        "word/styles.xml": parts.STYLES,
    }
    return zipped({name: text.encode("utf-8") for name, text in members.items()})


def _document(cleared: Cleared) -> str:
    head = _paragraph("Provenance", _run(title(cleared)))
    turns = "".join(_turn(turn) for turn in cleared.turns)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{parts.W}"><w:body>{head}{turns}{parts.SECTION}</w:body>'
        "</w:document>"
    )


def _turn(turn: RedactedTurn) -> str:
    label = turn.label
    if label is None:
        return _paragraph("Turn", f"<w:r><w:tab/></w:r>{_run(turn.shown)}")
    time = "" if turn.start is None else f"[{stamp(turn.start)}] "
    said = f"{_run(f'{label}:', bold=True)}<w:r><w:tab/></w:r>{_run(time + turn.shown)}"
    return _paragraph("Turn", said)


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r>'
