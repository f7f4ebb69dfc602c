"""Transcripts from elsewhere: the six given files, and the shapes that services deliver.

A transcript is written as its maker writes it; what should come of it follows, a piece a line:
`label @start-end: text`, `?` for nobody, times in seconds.
"""

import json
from itertools import groupby
from pathlib import Path

import pytest

from facilitator.errors import BadInput
from facilitator.formats.detect import read

DATA = Path(__file__).parent.parent / "data" / "transcripts"
GIVEN = sorted(path.name.removesuffix(".json") for path in DATA.glob("*.json"))


def turns(brought):
    made = []
    for label, group in groupby(brought.pieces, key=lambda piece: piece.label):
        pieces = list(group)
        made.append(
            {
                "speaker": label,
                "start": in_seconds(pieces[0].start),
                "end": in_seconds(pieces[-1].end),
                "text": " ".join(piece.text for piece in pieces),
            }
        )
    return made


def in_seconds(time):
    return None if time is None else time / 1_000_000


def shown(piece):
    time = ""
    if piece.start is not None or piece.end is not None:
        start = "" if piece.start is None else f"{piece.start / 1_000_000:g}"
        end = "" if piece.end is None else f"-{piece.end / 1_000_000:g}"
        time = f" @{start}{end}"
    return f"{piece.label or '?'}{time}: {piece.text}"


def pieces(text):
    return [shown(piece) for piece in read(text.encode()).pieces]


def test_six_files_are_given():
    assert len(GIVEN) == 6


@pytest.mark.parametrize("name", GIVEN)
def test_a_given_file_reads_as_its_expected_turns(name):
    expected = json.loads((DATA / f"{name}.json").read_text())
    brought = read((DATA / name).read_bytes())
    assert turns(brought) == expected["turns"]
    assert list(dict.fromkeys(piece.label for piece in brought.pieces)) == expected["speakers"]
    said = " ".join(piece.text for piece in brought.pieces)
    assert not any(line in said for line in expected["not_speech"])
    assert brought.problems == ()


@pytest.mark.parametrize("name", GIVEN)
def test_a_file_is_known_by_its_content_and_not_by_its_name(name):
    kind = {"docx": "docx", "txt": "txt", "vtt": "vtt"}[name.rsplit(".")[-1]]
    assert read((DATA / name).read_bytes()).kind == kind


class TestText:
    def test_a_paragraph_without_label_goes_on(self):
        text = "P1: One.\n\nTwo, of the same.\n\nP2: Three,\nwrapped.\n"
        assert pieces(text) == ["P1: One.", "P1: Two, of the same.", "P2: Three, wrapped."]

    def test_a_colon_in_speech_makes_no_label(self):
        text = (
            "P1: One thing: it leaks.\n\nWhat she said: it's the kettle.\n\nP2: We met at 10:30.\n"
        )
        assert pieces(text) == [
            "P1: One thing: it leaks.",
            "P1: What she said: it's the kettle.",
            "P2: We met at 10:30.",
        ]

    def test_what_comes_back_in_speech_is_no_label(self):
        text = (
            "P1: Well.\n\nHe said: no.\n\nP2: Yes.\n\nHe said: maybe.\n\nSo: that.\n\nSo: this.\n"
        )
        assert {piece.split(":")[0] for piece in pieces(text)} == {"P1", "P2"}

    def test_a_name_that_comes_once_among_labels_is_one(self):
        assert pieces("Jun Park: Hello.\nBea: Yes.\nJun Park: Good.\n")[1] == "Bea: Yes."

    def test_a_name_that_comes_once_between_paragraphs_is_told(self):
        brought = read(b"P1: Hello.\n\nMore of it.\n\nAnd more.\n\nBea: Yes.\n\nP1: Good.\n")
        assert [piece.label for piece in brought.pieces] == ["P1"] * 5
        assert len(brought.problems) == 1
        assert "line 7" in brought.problems[0]
        assert "Bea" not in brought.problems[0]

    def test_a_time_before_the_label_is_its_start(self):
        text = "[00:01:02] Speaker 1: Now. [00:01:09] And later [inaudible 00:01:12].\n"
        assert pieces(text) == ["Speaker 1 @62: Now. And later [inaudible 00:01:12]."]

    def test_rev_puts_the_time_behind_the_label(self):
        text = "Speaker 1 (00:03):\nHello there.\n\nSpeaker 2 (1:00:04):\nLate.\n\nVery.\n"
        assert pieces(text) == [
            "Speaker 1 @3: Hello there.",
            "Speaker 2 @3604: Late.",
            "Speaker 2: Very.",
        ]

    def test_label_time_text_without_a_colon(self):
        text = "Marta [00:00:06] So it goes.\nJon [00:00:09] It does.\nMarta [00:00:11] Yes.\n"
        assert pieces(text) == ["Marta @6: So it goes.", "Jon @9: It does.", "Marta @11: Yes."]

    def test_typed_line_numbers_go_and_numbers_in_speech_stay(self):
        text = "001 R1: There were\n002    12 of us,\n003 R2: No,\n004    7.\n005 R1: Well.\n"
        assert pieces(text) == ["R1: There were 12 of us,", "R2: No, 7.", "R1: Well."]

    def test_atrain_writes_the_label_on_its_own_line(self):
        text = (
            "SPEAKER_00\n[00:00:03] - One.\n[00:00:07] - Two.\n\nSPEAKER_01\n[00:00:09] - Three.\n"
        )
        assert pieces(text) == [
            "SPEAKER_00 @3: One.",
            "SPEAKER_00 @7: Two.",
            "SPEAKER_01 @9: Three.",
        ]

    def test_word_writes_the_time_and_then_the_label_above_the_words(self):
        text = "Transcript\n\n00:00:01 Speaker 1\nHello.\n\n00:01:05 Anna\nYes.\n\n"
        text += "00:01:09 Anna\nNo.\n"
        assert pieces(text) == ["Speaker 1 @1: Hello.", "Anna @65: Yes.", "Anna @69: No."]

    def test_times_alone_name_nobody(self):
        text = "[00:00:03] Thanks\n[00:00:05] Well\n[00:00:09] Thanks\n"
        assert pieces(text) == ["? @3: Thanks", "? @5: Well", "? @9: Thanks"]

    def test_f4_puts_the_time_at_the_end(self):
        text = "B1: One. #00:00:12-8#\nB2: Two. #00:00:15-0#\n"
        assert pieces(text) == ["B1 @-12.8: One.", "B2 @-15: Two."]

    def test_titles_recording_marks_and_credits_are_no_speech(self):
        brought = read(
            b"Evening class\n\n[Recording begins]\n\nP1: Yes.\n\n[END OF RECORDING]\n\n"
            b"Transcribed by Someone Ltd.\n"
        )
        assert [piece.text for piece in brought.pieces] == ["Yes."]
        assert brought.left_out == (1, 3, 7, 9)

    def test_laughter_is_speech(self):
        assert pieces("P1: Yes.\n\n[laughter]\n\nP2: No.\n") == [
            "P1: Yes.",
            "P1: [laughter]",
            "P2: No.",
        ]

    def test_a_long_title_block_is_told(self):
        brought = read(("word " * 50 + "\n\nP1: Yes.\n\nP2: No.\n").encode())
        assert "50 words stand before the first label" in brought.problems[0]

    def test_control_characters_become_visible(self):
        assert pieces("P1: A\x1b[31mB\u202eC\n") == ["P1: A␛[31mB⟨U+202E⟩C"]

    def test_windows_1252_and_utf_16_are_read(self):
        text = "P1: “naïve” – she said\n"
        assert pieces(text) == [shown(read(text.encode("windows-1252")).pieces[0])]
        assert pieces(text) == [shown(read(text.encode("utf-16")).pieces[0])]


class TestCues:
    def test_a_cue_without_a_name_is_nobody(self):
        text = (
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nJun Park: Hello.\n\n"
            "2\n00:00:02.000 --> 00:00:03.000\nSomeone else.\n\n"
            "3\n00:00:03.000 --> 00:00:04.000\nJun Park: Yes.\n"
        )
        assert pieces(text) == [
            "Jun Park @1-2: Hello.",
            "? @2-3: Someone else.",
            "Jun Park @3-4: Yes.",
        ]

    def test_two_voices_in_a_cue_are_two_pieces(self):
        text = (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud S01>One &lt;3 <i>two</i></v> <v S02>Three\n"
        )
        assert pieces(text) == ["S01 @1-2: One <3 two", "S02 @1-2: Three"]

    def test_notes_and_styles_are_passed_over(self):
        text = (
            "WEBVTT - title\nKind: captions\n\nNOTE a --> b\n\nSTYLE\n::cue {}\n\n"
            "id/3\n00:01.000 --> 00:02.000 align:start\nHi.\n"
        )
        assert pieces(text) == ["? @1-2: Hi."]

    def test_a_malformed_time_is_told(self):
        text = "WEBVTT\n\n00:01.000 --> 0:2\nLost.\n\n00:03.000 --> 00:04.000\nKept.\n"
        brought = read(text.encode())
        assert [shown(piece) for piece in brought.pieces] == ["? @3-4: Kept."]
        assert brought.problems == ("The time in line 3 cannot be read; its cue is left out.",)

    def test_subtitles_with_commas_are_read_whatever_their_name(self):
        text = (
            "1\n00:00:01,500 --> 00:00:02,000\nSpeaker 1: <b>Hello</b>\n\nagain\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\nSpeaker 2: 12\n"
        )
        assert pieces(text) == ["Speaker 1 @1.5-2: Hello again", "Speaker 2 @2-3: 12"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"{\\rtf1 B1: text", "RTF"),
        (b'{"text": "<p>", "media": ""}', "oTranscribe"),
        (b'{"segments": []}', "JSON"),
        (b'[{"start": 0}]', "JSON"),
        (b'<?xml version="1.0"?><ANNOTATION_DOCUMENT>', "ELAN"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "sound"),
        (b"fLaC\x00", "sound"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"  \n ", "empty"),
        (b"P1: a\0b", "not text"),
        (b"Just some words, by nobody.\n", "no speaker label"),
    ],
)
def test_what_is_not_read_is_refused_by_name_with_what_to_do(content, name):
    with pytest.raises(BadInput) as refused:
        read(content)
    assert name in refused.value.what
    assert refused.value.todo.endswith(".")
