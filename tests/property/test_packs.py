"""What leaves, and what comes in: rules that hold for every text."""

import io
import zipfile

from deciding import all_redacted
from gate_cases import HASH, evidence
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked
from words_known import Letters, PlainWords

from facilitator.coding.assignment import Assigned
from facilitator.errors import BadInput
from facilitator.formats.csv_out import turns_csv
from facilitator.formats.detect import read
from facilitator.formats.docx_out import docx
from facilitator.formats.pack_texts import markup, texts, words
from facilitator.formats.txt_out import txt
from facilitator.formats.vtt_out import vtt
from facilitator.formats.zip_out import zipped
from facilitator.redaction.originals import forms_of
from facilitator.redaction.passages import Text
from facilitator.redaction.profiles import PROFILES, released
from facilitator.redaction.showing import shows
from facilitator.release.gate import open_gate
from facilitator.release.leaving import leaving
from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.workflow.pack import pack_files

WRITERS = {"docx": docx, "txt": txt, "csv": turns_csv, "vtt": vtt}
CUTS = ("declined", "withdrawn", "off_record", "break", "lost", "not_asked")
SPEAKERS = st.sampled_from(["P1", "P2", "P3", "FAC", "ALL", None])
anything = st.text(st.characters(codec="utf-8"), max_size=40)


def read_or_refused(data):
    """Give whether the bytes were read, or refused in two sentences."""
    try:
        return bool(read(data).pieces)
    except BadInput as refused:
        return refused.what.endswith(".") and refused.todo.endswith(".")


@st.composite
def segments(draw):
    """Segments whose words are marked with their place, so that each can be searched for."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        count = draw(st.integers(1, 4))
        start = number * 2_000_000
        said = tuple(Word(f"h1.{number}{n}", f"word{number}x{n}") for n in range(count))
        cut = draw(st.none() | st.sampled_from(CUTS))
        turn, speaker = draw(st.integers(1, 3)), draw(SPEAKERS)
        made.append(
            Segment(number, turn, speaker, "I.q1", start, start + 1_000_000, said, cut, "Marta")
        )
    return tuple(made)


class TestWhoDeclinedOrWithdrewAppearsNowhereDownstream:
    """D1, A2: what was cut is in no byte of a pack, whoever handed it over."""

    @given(segments())
    def test_no_word_of_a_cut_segment_is_in_any_file(self, said):
        passed = open_gate(evidence(), leaving(Transcript("FG3", "h1", said), HASH))
        for ending, write in WRITERS.items():
            found = "\n".join(text for _, text in texts(f"FG3.{ending}", write(passed)))
            for segment in said:
                for word in segment.words:
                    assert (word.text in found) == (segment.cut is None)
            assert "Marta" not in found


NAMES = ("Zuzana", "Okafor", "Vandermeer", "Adeyemi", "Keisha")
TALK = ("so", "we", "met", "and", "then", "she", "said", "no", "came")


@st.composite
def talks(draw):
    """Marked turns: names in either case, possessive, before a comma, one beside the other."""
    forms = st.tuples(
        st.sampled_from(NAMES), st.sampled_from(["{}", "{}'s", "{},", "({})", "“{}”"])
    )
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        said = []
        for word in draw(st.lists(st.sampled_from(TALK) | forms, min_size=1, max_size=7)):
            if isinstance(word, tuple):
                name = draw(st.sampled_from([str.lower, str.upper, str]))(word[0])
                said.append(word[1].format(f"<<{name}|PERSON>>"))
            else:
                said.append(word)
        lines.append(f"P{draw(st.integers(1, 3))}: {' '.join(said)}")
    return "\n".join(lines)


def unzipped(name, data):
    """Give every byte of a file as it lies, and of each part of an archive, nested ones too."""
    yield name.encode() + data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield from unzipped(member.filename, archive.read(member))


class TestNoOriginalSurvivesInAnyByteOfAPack:
    """H2, R6: whatever was redacted is in no byte of any file, whichever profile it is made for."""

    @given(talks())
    @settings(max_examples=30)
    def test_unzipped_no_byte_holds_a_name(self, text):
        redaction = all_redacted(text)
        names = {span.text.casefold().removesuffix("'s").encode() for span in marked(text).spans}
        for profile in PROFILES:
            shown = released(redaction, profile)
            leaves = leaving(shown.transcript, HASH, shown.notes, profile)
            passed = {leaves.session: open_gate(evidence(session=leaves.session), leaves)}
            for file in pack_files(
                passed, [Assigned(leaves.session, ("A",))], ("A",), b"code\n", {}
            ):
                for data in unzipped(file.path, file.data):
                    assert not [name for name in names if name in data.lower()]
                    assert not [
                        name for name in names if name.decode().encode("utf-16-le") in data.lower()
                    ]

    @given(talks(), st.sampled_from(NAMES), st.data())
    @settings(max_examples=40)
    def test_an_original_that_gets_into_a_file_is_found_there(self, text, name, data):
        """A codec, an attribute, a part of a part: whatever is done to one line of a pack."""
        said = data.draw(st.sampled_from([name, name.lower(), name.upper(), "-".join(name)]))
        lines = [*text.replace("<<", "").replace("|PERSON>>", "").splitlines()]
        hidden = "\n".join([*(line for line in lines if name not in line), f"P1: and {said} left"])
        hide = data.draw(st.sampled_from(sorted(HIDDEN)))
        forms = forms_of([(name, "PERSON")], PlainWords())
        where, packed = HIDDEN[hide](hidden, said)
        found = [*words(where, packed), *markup(where, packed)]
        texts_ = [_text(place, line) for place, line in found]
        assert list(shows(texts_, forms, PlainWords(), Letters()))


HIDDEN = {
    "as text": lambda text, name: ("FG3.txt", text.encode()),
    "in UTF-16": lambda text, name: ("FG3.txt", text.encode("utf-16")),
    "in a part": lambda text, name: ("FG3.docx", zipped({"word/x.xml": f"<t>{text}</t>".encode()})),
    "in a part of a part": lambda text, name: (
        "FG3.qdpx",
        zipped({"sources/a.docx": zipped({"word/x.xml": f"<t>{text}</t>".encode()})}),
    ),
    "in an attribute": lambda text, name: (
        "FG3.docx",
        zipped({"word/x.xml": f'<t by="{name}"/>'.encode()}),
    ),
    "in a remark": lambda text, name: (
        "FG3.docx",
        zipped({"word/x.xml": f"<t>so</t><!-- {name} -->".encode()}),
    ),
    "as the name of a part": lambda text, name: ("FG3.docx", zipped({f"{name}.xml": b"<t>so</t>"})),
    "as the file's name": lambda text, name: (f"{name}.txt", b"so"),
}


def _text(where, line):
    said = tuple(line.split())
    return Text(where, True, tuple(f"w.{n}" for n in range(len(said))), said, None, None)


class TestWhatLeavesIsReadAsItIs:
    """H1: a pack's text is the cleared text, whatever signs stand in it."""

    @given(st.lists(st.tuples(st.sampled_from(["P1", "P2", "FAC"]), anything), min_size=1))
    def test_any_text_makes_files_that_can_be_read(self, said):
        turns = tuple(
            Segment(n, n, who, None, n, n + 1, (Word(f"h1.{n}", text),))
            for n, (who, text) in enumerate(said)
        )
        passed = open_gate(evidence(), leaving(Transcript("FG3", "h1", turns), HASH))
        for ending, write in WRITERS.items():
            data = write(passed)
            assert data == write(passed)
            assert all(HASH not in where for where, _ in texts(f"FG3.{ending}", data))
            for _, text in texts(f"FG3.{ending}", data):
                assert not any(ord(sign) < 32 and sign not in "\n\r" for sign in text)


class TestWhateverComesInIsReadOrRefused:
    """Bad input: one sentence on what is wrong, one on what to do, nothing changed."""

    @given(st.binary(max_size=300) | anything.map(str.encode))
    def test_no_bytes_make_it_fail_otherwise(self, data):
        assert read_or_refused(data)

    @given(
        st.sampled_from(
            [b"WEBVTT\n\n", b"1\n00:00:01,000 --> ", b"P1: a\n", b"PK\x03\x04", b"[0:01] "]
        ),
        st.binary(max_size=200),
    )
    def test_nor_do_such_that_begin_well(self, head, data):
        assert read_or_refused(head + data)

    @given(st.lists(st.tuples(st.sampled_from(["P1", "P2"]), st.integers(1, 5)), min_size=1))
    def test_every_word_of_a_plain_transcript_is_kept_in_order(self, said):
        lines, words = [], []
        for label, count in said:
            own = [f"w{len(words) + n}" for n in range(count)]
            words += own
            lines.append(f"{label}: {' '.join(own)}")
        brought = read("\n".join(lines).encode())
        assert [word for piece in brought.pieces for word in piece.text.split()] == words
        assert [piece.label for piece in brought.pieces] == [label for label, _ in said]
