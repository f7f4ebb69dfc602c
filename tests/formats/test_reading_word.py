"""Word documents, made with another program's library as people make them."""

import io

import docx as python_docx
import pytest

from facilitator.errors import BadInput
from facilitator.formats.detect import read


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def said(data):
    return [(piece.label, piece.start, piece.text) for piece in read(data).pieces]


def test_a_bold_label_is_one_even_if_it_comes_once():
    document = python_docx.Document()
    for label, text in (("Marta:", " Hello."), ("Jon:", " Yes.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(text)
        document.add_paragraph("And more: a lot.")
    assert [label for label, _, _ in said(saved(document))] == ["Marta", "Marta", "Jon", "Jon"]


def test_teams_writes_name_and_time_above_the_words_in_one_paragraph():
    document = python_docx.Document()
    document.add_paragraph("Weekly meeting")
    document.add_paragraph("May 4, 2026, 10:00AM")
    document.add_paragraph("Byrne, Aoife started transcription")
    document.add_paragraph("Byrne, Aoife   0:03\nWho writes letters?")
    document.add_paragraph("Guest   1:00:07\nI do.")
    assert said(saved(document)) == [
        ("Byrne, Aoife", 3_000_000, "Who writes letters?"),
        ("Guest", 3_607_000_000, "I do."),
    ]


def table(*rows):
    document = python_docx.Document()
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def test_an_empty_speaker_cell_goes_on_from_the_row_above():
    data = table(
        ("Speaker", "Text", "Time"),
        ("P1", "One.", "00:00:01"),
        ("", "Two.", "00:00:04"),
        ("P2:", "Three.", ""),
    )
    assert said(data) == [
        ("P1", 1_000_000, "One."),
        ("P1", 4_000_000, "Two."),
        ("P2", None, "Three."),
    ]


def test_columns_without_heads_are_found_by_what_they_hold():
    data = table(
        ("A long first remark about the kettle", "Marta", "0:01"),
        ("Another one of some length", "Jon", "0:05"),
    )
    assert [label for label, _, _ in said(data)] == ["Marta", "Jon"]
    assert [start for _, start, _ in said(data)] == [1_000_000, 5_000_000]


def test_deleted_text_is_not_read_and_inserted_text_is():
    from facilitator.formats.docx_in import DOCUMENT
    from facilitator.formats.zip_out import zipped

    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>P1: Yes, </w:t></w:r><w:del><w:r><w:delText>her name</w:delText>"
        "<w:t>her name</w:t></w:r></w:del><w:ins><w:r><w:t>she</w:t></w:r></w:ins></w:p>"
        "</w:body></w:document>"
    )
    assert said(zipped({DOCUMENT: body.encode()})) == [("P1", None, "Yes, she")]


def test_a_document_without_labels_is_refused():
    document = python_docx.Document()
    document.add_paragraph("Dear all, here is the plan.")
    with pytest.raises(BadInput, match="no speaker label"):
        read(saved(document))
