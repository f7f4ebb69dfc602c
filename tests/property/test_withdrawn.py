"""A2, A3, A4: of who declined, withdrew or never agreed nothing stands anywhere downstream."""

from gate_cases import HASH, evidence
from hypothesis import given
from hypothesis import strategies as st
from spoken import group
from words_known import Letters, PlainWords

from facilitator.coding.assignment import Assigned
from facilitator.formats.pack_texts import texts
from facilitator.redaction.material import Material
from facilitator.redaction.passages import notes_of
from facilitator.redaction.profiles import PROFILES, released
from facilitator.redaction.redacted import redact
from facilitator.redaction.tone import tones
from facilitator.release.gate import open_gate
from facilitator.release.leaving import leaving
from facilitator.session.state import replay
from facilitator.summary.gaps import left_out
from facilitator.summary.group import About, group_summary
from facilitator.summary.moments import lines as lines_of
from facilitator.summary.page import page
from facilitator.summary.talk import talk
from facilitator.transcript.assemble import Rules
from facilitator.transcript.held_back import notes_kept, without
from facilitator.transcript.silences import decided_state, silenced_speakers
from facilitator.transcript.withdrawal import comes_to
from facilitator.workflow.pack import pack_files
from facilitator.workflow.transcript_text import as_txt, as_vtt
from facilitator.workflow.withdraw import PackOut, Withdrawal, answer
from facilitator.workflow.withdraw import lines as withdrawal_lines

WHY = {
    # how seat 3 comes to be left out: acts before the talk, acts after it
    "declined": (("0:00.5 assent 3 decline",), ()),
    "changed its answer": (("0:00.5 assent 3 agree",), ("assent 3 decline",)),
    "withdrew in the room": (("0:00.5 assent 3 agree",), ("withdraw 3",)),
    "left and took it along": (("0:00.5 assent 3 agree",), ("gone 3 withdraw",)),
    "came late and was never asked": (("0:00.5 assent 3 absent", "0:00.6 late 3"), ()),
    "was taken for an empty seat": (("0:00.5 assent 3 absent",), ()),
    "was not clear and was not asked again": (("0:00.5 assent 3 unclear",), ()),
}
NOTED = (
    "note MARK{n} said aloud",
    "note @3 MARK{n} again",
    "quote",
    "board MARK{n} on it",
    "followup",
)


def clock(milliseconds):
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"


@st.composite
def groups(draw, keyers=1, pause=1_600, hand=900, least=1):
    """Lines of a group of four in which whatever seat 3 says, or is noted of it, is `MARK…`.

    `pause` is the least between two turns and `hand` the slowest key, in milliseconds; `least` is
    the least number of words. With two keyers one is right; what the other presses for a turn of
    seat 3, nobody knows.
    """
    before, after = WHY[draw(st.sampled_from(sorted(WHY)))]
    lines = ["0:00 start 4", "0:00 record", *(f"0:00.{n} assent {n} agree" for n in (1, 2, 4))]
    lines += before
    at, marks = 30_000, 0
    for _ in range(draw(st.integers(1, 7))):
        seat = draw(st.sampled_from("1233m3"))
        words = [
            f"word{draw(st.integers(1, 9))}" for _ in range(draw(st.integers(least, least + 6)))
        ]
        if seat == "3":
            marks += 1
            words = [f"MARK{marks}{word}" for word in words]
        end = at + 300 * len(words)
        pressed = at + draw(st.integers(300, hand))
        lines += [f"{clock(at)}-{clock(end)} {' '.join(words)}", f"{clock(pressed)} speaker {seat}"]
        if keyers == 2:
            other = draw(st.sampled_from("1234m")) if seat == "3" else seat
            also = at + draw(st.integers(300, hand))
            lines.append(f"{clock(also)} notes-7f3a speaker {other}")
            if draw(st.booleans()):  # the facilitator is the one who is wrong
                lines[-2:] = [
                    f"{clock(pressed)} notes-7f3a speaker {seat}",
                    f"{clock(also)} speaker {other}",
                ]
            pressed = max(pressed, also)
        if seat == "3":
            noted = draw(st.lists(st.sampled_from(NOTED), max_size=2))
            lines += [f"{clock(pressed + 50)} {one.format(n=marks)}" for one in noted]
        at = max(end, pressed) + draw(st.integers(pause, 3_000))
    lines.append(f"{clock(at + 700)} speaker m")
    if pause < 1_600 or draw(st.booleans()):  # else the facilitator was keyed and not heard
        lines.append(f"{clock(at)}-{clock(at + 1_500)} thank you all")
    lines += [f"{clock(at + 30_000)} {one}" for one in after]
    return "\n".join(lines)


def downstream(told):
    """Give everything that is made of a session's words and notes, as text."""
    transcript = told.transcript()
    state = decided_state(replay(told.records), told.records)
    silenced = silenced_speakers(state)
    kept = notes_kept(notes_of(told.records), silenced, state.marks)
    settled = without(state, silenced)
    yield as_txt(transcript)
    yield as_vtt(transcript)
    redaction = redact(Material(transcript, kept), PlainWords(), Letters())
    for profile in PROFILES:
        shown = released(redaction, profile)
        out = leaving(shown.transcript, HASH, shown.notes, profile)
        yield from (turn.shown for turn in out.turns)
        yield from (note.text for note in out.notes)
    yield from _packed(out)
    summed = group_summary(
        About("FG1", "A study"),
        settled,
        None,
        talk=talk(settled, transcript, 3_600_000_000),
        said=lines_of(transcript),
        left_out=left_out(transcript),
    )
    yield str(page(summed, "facilitator"))
    assert "P3" not in {turn.speaker for turn in out.turns}


def _packed(out):
    """Give every text of the pack that is made of what leaves."""
    passed = {out.session: open_gate(evidence(session=out.session), out)}
    for file in pack_files(passed, [Assigned(out.session, ("A",))], ("A",), b"code\n", {}):
        yield from (text for _, text in texts(file.path, file.data))


@given(groups())
def test_a_tone_stands_over_every_word_of_it(lines):
    """R7: the redacted sound lets nothing be heard of it either."""
    told = group(lines)
    transcript = told.transcript()
    redaction = redact(Material(transcript), PlainWords(), Letters())
    every = frozenset(segment.number for segment in transcript.segments)
    taken = tones(redaction, told.heard.speech, every).stretches
    for piece in told.heard.pieces:
        for word in piece.words:
            inside = any(tone.start <= word.start and word.end <= tone.end for tone in taken)
            assert inside or not word.text.startswith("MARK")


@given(groups())
def test_what_it_comes_to_and_what_they_are_told_quotes_nothing(lines):
    """A4: the recall list and the answer to the participant are read by others."""
    told = group(lines)
    notes, marks = notes_of(told.records), replay(told.records).marks
    comes = comes_to("P3", told.transcript(rules=Rules(withdrawal="mark")), notes, marks)
    packs = (PackOut(1, ("A",), ("v1/A/FG1.txt",)),)
    for done in (False, True):
        found = Withdrawal("FG1", "P3", done, comes, True, True, "a week", packs, 1, 1)
        for line in (*withdrawal_lines(found), *answer(found)):
            assert "MARK" not in line


@given(groups())
def test_no_word_of_it_and_no_note_of_it_is_anywhere(lines):
    for text in downstream(group(lines)):
        assert "MARK" not in text


@given(groups())
def test_the_others_lose_no_note(lines):
    told = group(f"{lines}\n9:00 note @2 kept")
    assert any("kept" in text for text in downstream(told))


@given(groups(keyers=2))
def test_what_one_of_two_people_keyed_for_it_is_gone_or_waits_for_a_person(lines):
    for segment in group(lines).transcript().segments:
        assert "MARK" not in segment.text or "is this P3?" in segment.doubts


@given(groups(pause=400, hand=1_400, least=5))
def test_in_quick_talk_it_is_gone_or_waits_for_a_person(lines):
    """A key within a second of another takes its place, and may have been of another turn."""
    for segment in group(lines).transcript().segments:
        assert "MARK" not in segment.text or "is this P3?" in segment.doubts
