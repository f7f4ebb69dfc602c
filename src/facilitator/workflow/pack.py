"""The files of a pack, as bytes: what each coder gets of cleared transcripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.coding.assignment import Assigned
from facilitator.formats.csv_out import turns_csv, written
from facilitator.formats.docx_out import docx
from facilitator.formats.txt_out import txt
from facilitator.formats.vtt_out import has_times, vtt
from facilitator.release.cleared import Cleared

SHEET = "assignment.csv"
CODEBOOK = "codebook.csv"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack."""

    path: str
    """Within the pack's folder: `A/FG3.docx`."""
    data: bytes = field(repr=False)
    sessions: tuple[str, ...]
    """Whose words or figures it holds; () for the codebook."""
    utc: str
    """Time of the sign-off that it carries."""


def pack_files(
    passed: Mapping[str, Cleared],
    assigned: Sequence[Assigned],
    coders: Sequence[str],
    codebook: bytes,
    heads: Mapping[str, str],
) -> tuple[PackFile, ...]:
    """Give all files, by path. `heads` are the printed digits of each session's journals."""
    newest = max(one.signed_utc for one in passed.values())
    every = tuple(sorted(passed))
    sheet = PackFile(SHEET, _whole_sheet(passed, assigned, heads), every, newest)
    files = [sheet]
    for coder in coders:
        own = [passed[one.session] for one in assigned if coder in one.coders]
        files.append(PackFile(f"{coder}/{CODEBOOK}", codebook, (), newest))
        names = tuple(one.session for one in own)
        files.append(PackFile(f"{coder}/{SHEET}", _own_sheet(own), names, newest))
        files += [file for one in own for file in _transcript(coder, one)]
    return tuple(sorted(files, key=lambda file: file.path))


def words_of(cleared: Cleared) -> int:
    """Give how many words a transcript has: what an assignment is balanced by."""
    return sum(len(turn.text.split()) for turn in cleared.turns)


def _transcript(coder: str, cleared: Cleared) -> Iterable[PackFile]:
    kinds = {"docx": docx, "txt": txt, "csv": turns_csv}
    if has_times(cleared):
        kinds["vtt"] = vtt
    for ending, write in kinds.items():
        path = f"{coder}/{cleared.session}.{ending}"
        yield PackFile(path, write(cleared), (cleared.session,), cleared.signed_utc)


def _whole_sheet(
    passed: Mapping[str, Cleared], assigned: Sequence[Assigned], heads: Mapping[str, str]
) -> bytes:
    rows: list[tuple[str, ...]] = [("session", "coders", "turns", "words", "signed", "journals")]
    for one in assigned:
        cleared = passed[one.session]
        rows.append((*_row(cleared, " ".join(one.coders)), heads.get(one.session, "")))
    return written(rows)


def _own_sheet(own: Iterable[Cleared]) -> bytes:
    """Who else codes a transcript is not said: the second coding should not know of the first."""
    rows: list[tuple[str, ...]] = [("session", "turns", "words", "signed")]
    for cleared in own:
        session, _, *figures = _row(cleared, "")
        rows.append((session, *figures))
    return written(rows)


def _row(cleared: Cleared, coders: str) -> tuple[str, str, str, str, str]:
    turns, words = str(len(cleared.turns)), str(words_of(cleared))
    return cleared.session, coders, turns, words, cleared.hash
