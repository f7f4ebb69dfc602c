"""What we write, read back by the programs' own libraries."""

import csv
import io
import re
import socket
import zipfile
from datetime import UTC as UTC_ZONE
from datetime import datetime
from pathlib import Path

import docx as python_docx
import pytest
import webvtt
from gate_cases import HASH, cleared, turn

from facilitator.formats.csv_out import turns_csv
from facilitator.formats.detect import read
from facilitator.formats.docx_out import docx
from facilitator.formats.txt_out import txt
from facilitator.formats.vtt_out import has_times, vtt

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAID = (
    turn(1, "FAC", "Who begins? It's 14:05.", 1_250_000, 3_000_000, item="I.q1"),
    turn(2, "P4", "[Name 1] & <I> – we said: yes.", 723_999_999, 725_000_000),
    turn(3, None, "", 725_000_000, 730_000_000, cut="declined"),
    turn(4, None, "Who was that?", 730_000_000, 731_000_000),
    turn(5, "P12", "=1+1 e\u0301\x1b[2J", 3_661_000_000, 3_662_000_500),
)


def whole():
    return cleared(*SAID)


def document():
    return python_docx.Document(io.BytesIO(docx(whole())))


class TestWord:
    def test_a_paragraph_a_turn_with_its_label_in_bold_a_colon_and_a_tab(self):
        paragraphs = document().paragraphs
        assert [one.text for one in paragraphs[1:]] == [
            "FAC:\t[00:00:01] Who begins? It's 14:05.",
            "P4:\t[00:12:03] [Name 1] & <I> – we said: yes.",
            "\t[left out]",
            "UNK:\t[00:12:10] Who was that?",
            "P12:\t[01:01:01] =1+1 é␛[2J",
        ]
        first = paragraphs[1].runs[0]
        assert (first.text, first.bold) == ("FAC:", True)
        assert not paragraphs[1].runs[-1].bold

    def test_the_title_line_names_what_was_signed_and_holds_no_colon(self):
        title = document().paragraphs[0].text
        assert HASH in title
        assert "FG3" in title
        assert ":" not in title

    def test_what_stands_before_a_first_colon_is_always_a_label(self):
        """MAXQDA: within the first 63 characters of a paragraph."""
        for paragraph in document().paragraphs:
            before, colon, _ = paragraph.text[:63].partition(":")
            assert not colon or before in ("FAC", "P4", "P12", "UNK")

    def test_lines_are_numbered_by_the_layout(self):
        numbering = document().sections[0]._sectPr.find(f"{W}lnNumType")
        assert numbering.get(f"{W}countBy") == "1"
        assert numbering.get(f"{W}restart") == "continuous"

    def test_turns_hang(self):
        style = document().paragraphs[1].style.paragraph_format
        assert style.first_line_indent == -style.left_indent

    def test_there_is_neither_table_nor_picture(self):
        made = document()
        assert not made.tables
        assert not made.inline_shapes

    def test_nobody_made_it_and_its_time_is_the_signature(self):
        about = document().core_properties
        assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
        signed = datetime(2026, 5, 4, 10, 0, tzinfo=UTC_ZONE)
        assert (about.created, about.modified) == (signed, signed)
        assert about.revision == 1

    def test_no_part_holds_a_trace_of_a_program_or_machine(self):
        archive = zipfile.ZipFile(io.BytesIO(docx(whole())))
        names = archive.namelist()
        assert names == sorted(names)
        assert set(names) == {
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/styles.xml",
        }
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert member.compress_type == zipfile.ZIP_STORED
            assert b"rsid" not in archive.read(member)

    def test_it_is_hardly_larger_than_its_words(self):
        """Stored, not deflated: 90 minutes of talk are 600 turns, and a pack is still a mail."""
        nothing = len(docx(cleared()))
        turns = [turn(n, f"P{n % 9}", "word " * 25, n * 9_000_000) for n in range(1, 601)]
        words = sum(len(one.text) for one in turns)
        assert nothing < 6_000
        assert len(docx(cleared(*turns))) - nothing - words < 600 * 200

    def test_no_part_holds_a_path_a_user_or_a_host(self):
        archive = zipfile.ZipFile(io.BytesIO(docx(whole())))
        for member in archive.namelist():
            text = archive.read(member).decode()
            for trace in (str(Path.home()), socket.gethostname(), "file:", "Users"):
                assert trace not in text
            assert not re.search(r'Target="(/|[A-Za-z]:|\.\.)', text)

    def test_we_read_our_own_document_back(self):
        brought = read(docx(whole()))
        assert brought.left_out == (1,)
        assert [piece.label for piece in brought.pieces] == ["FAC", "P4", "P4", "UNK", "P12"]
        assert brought.pieces[1].start == 723_000_000
        assert brought.pieces[1].text == "[Name 1] & <I> – we said: yes."


class TestText:
    def test_it_is_utf_8_with_a_paragraph_a_turn(self):
        lines = txt(whole()).decode("utf-8").split("\n")
        assert HASH in lines[0]
        assert lines[1] == ""
        assert lines[2] == "FAC: Who begins? It's 14:05."
        assert lines[6] == "[left out]"
        assert "\r" not in txt(whole()).decode()
        assert not txt(whole()).startswith(b"\xef\xbb\xbf")

    def test_we_read_it_back(self):
        assert read(txt(whole())).pieces[0].text == "Who begins? It's 14:05."


class TestTable:
    def rows(self):
        text = turns_csv(whole()).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    def test_a_row_a_turn_under_the_contracts_head(self):
        rows = self.rows()
        assert rows[0] == ["line", "turn", "speaker", "start", "end", "item", "text"]
        assert HASH in rows[1][-1]
        assert rows[2] == ["3", "1", "FAC", "1.250", "3.000", "I.q1", "Who begins? It's 14:05."]
        assert len(rows) == 2 + len(SAID)

    def test_the_line_is_the_line_of_the_text(self):
        lines = txt(whole()).decode().split("\n")
        for row in self.rows()[2:]:
            assert lines[int(row[0]) - 1].endswith(row[-1].removeprefix("'"))

    @pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_is_a_formula(self, first):
        data = turns_csv(cleared(turn(1, "P1", f"{first}cmd"))).decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(data, newline="")))[2][-1].startswith("'")

    def test_excel_knows_that_it_is_utf_8(self):
        assert turns_csv(whole()).startswith(b"\xef\xbb\xbfline,")


class TestSubtitles:
    def test_another_reader_takes_it(self, tmp_path):
        path = tmp_path / "FG3.vtt"
        path.write_bytes(vtt(whole()))
        captions = webvtt.read(path)
        assert len(captions) == len(SAID)
        assert (captions[1].start, captions[1].end) == ("00:12:03.999", "00:12:05.000")
        assert captions[1].voice == "P4"
        assert captions[1].identifier == "2"

    def test_we_read_it_back(self):
        piece = read(vtt(whole())).pieces[1]
        assert piece.label == "P4"
        assert piece.text == "[Name 1] & <I> – we said: yes."

    def test_its_signature_line_names_what_was_signed(self):
        first = vtt(whole()).decode().split("\n")[0]
        assert first.startswith("WEBVTT ")
        assert HASH in first
        assert "NOTE" not in vtt(whole()).decode()

    def test_turns_without_times_make_none(self):
        assert has_times(whole())
        assert not has_times(cleared(turn(1, "P1", "Yes.")))
