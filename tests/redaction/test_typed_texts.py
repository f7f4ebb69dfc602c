"""What was typed is flagged, decided and redacted as what was said: notes, the board, reasons."""

from deciding import decided, derived, material, records

from facilitator.redaction.passages import labels_of, notes_of, texts_of
from facilitator.session.events.aside import DebriefAnswered, SkipExplained
from facilitator.session.events.desk import FlagDecided
from facilitator.session.events.live import BoardWritten, ItemReached, NoteTaken
from facilitator.transcript.imported import ImportedPiece, ImportedTurns

TYPED = records(
    NoteTaken(1, None, "P2", "Zuzana nods"),
    BoardWritten("II.q2", "zuzana: more time"),
    ItemReached("II.q3", "skipped", "Zuzana left"),
    SkipExplained("II.q4", "no time, said zuzana"),
    DebriefAnswered("surprises", "that Zuzana came"),
)


def test_each_kind_of_typed_text_says_what_it_is():
    texts = texts_of(material("P1: so").transcript, notes_of(TYPED))
    assert {(text.text, text.what) for text in texts} == {
        ("so", None),
        ("Zuzana nods", "note"),
        ("zuzana: more time", "board"),
        ("Zuzana left", "skip"),
        ("no time, said zuzana", "skip"),
        ("that Zuzana came", "debrief"),
    }


def test_a_name_that_was_redacted_is_decided_and_redacted_in_each_of_them():
    given = material("P1: ask <<Zuzana|PERSON>> now", notes=notes_of(TYPED))
    assert sum(flag.note for flag in derived(given).flags) == 5
    done = given.with_records(decided(derived(given)))
    assert derived(done).open == 0
    read = {note.name: note.text for note in derived(done).notes}
    assert sorted(read.values()) == [
        "[Name 1] left",
        "[Name 1] nods",
        "[Name 1]: more time",
        "no time, said [Name 1]",
        "that [Name 1] came",
    ]


LABELS = labels_of(
    ImportedTurns(
        "i1",
        (
            ImportedPiece("so we left", "Dr. Zuzana Ochoa"),
            ImportedPiece("zuzana did", "P2"),
            ImportedPiece("ochoa said so", "Dr. Zuzana Ochoa"),
        ),
    )
)


def test_a_label_of_an_imported_transcript_is_a_flag_of_its_own():
    assert LABELS == (("i1.label.1", "Dr. Zuzana Ochoa"), ("i1.label.2", "P2"))
    given = material("P1: so we left", labels=LABELS[:1])
    (flag,) = derived(given).flags
    assert flag.name == "i1.label.1.0-i1.label.1.2:PERSON"
    assert (flag.text, flag.tier, flag.note) == ("Dr. Zuzana Ochoa", "likely", True)


def test_a_label_that_was_redacted_is_an_original_of_the_study():
    given = material("P1: zuzana did", labels=LABELS[:1])
    assert [flag.text for flag in derived(given).flags] == ["zuzana", "Dr. Zuzana Ochoa"]
    done = derived(given.with_records(decided(derived(given))))
    assert done.open == 0
    assert [one.original for one in done.to_number] == ["zuzana", "Dr. Zuzana Ochoa"]
    assert len({one.number for one in done.to_number}) == 1


def test_a_label_that_was_kept_is_no_name_to_search_for():
    given = material("P1: so we met zuzana", labels=LABELS[:1])
    label = derived(given).flags[-1]
    kept = records(FlagDecided(label.name, "keep", "PERSON", "AB", label.text))
    assert [flag.text for flag in derived(given.with_records(kept)).flags] == ["Dr. Zuzana Ochoa"]
