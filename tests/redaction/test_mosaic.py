"""R5: per participant every indirect identifier side by side; of one told of, a story's clauses."""

from deciding import decided, derived, material, records

from facilitator.redaction.mosaic import mosaic
from facilitator.session.events.desk import FlagDecided
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.session.state import Note


def _cards(given):
    return [(card.name, [f.text for f in card.flags]) for card in mosaic(derived(given))]


def test_what_a_participant_said_stands_side_by_side_the_most_first():
    """A name is no part of it: it is direct, and goes anyway."""
    given = material(
        """P1: I was in <<Fresno|LOCATION>> then
        P2: <<Kestrel|ORG>> sent me to <<Alpine|LOCATION>>, with <<Wen|PERSON>>
        P1: so we left"""
    )
    assert _cards(given) == [
        ("P2", ["Kestrel", "Alpine"]),
        ("Wen", ["Kestrel", "Alpine"]),
        ("P1", ["Fresno"]),
    ]


def test_what_was_said_twice_counts_once():
    given = material("P1: in <<Fresno|LOCATION>>, <<fresno's|LOCATION>> best")
    assert _cards(given) == [("P1", ["Fresno"])]


def test_what_is_redacted_no_longer_counts_and_stands_last():
    given = material(
        """P1: from <<Fresno|LOCATION>> to <<Alpine|LOCATION>>
        P2: in <<Omak|LOCATION>>"""
    )
    omak, alpine, fresno = sorted(derived(given).flags, key=lambda f: f.name, reverse=True)
    done = records(
        FlagDecided(fresno.name, "redact", "LOCATION", "AB", fresno.text),
        FlagDecided(alpine.name, "keep", "LOCATION", "AB", alpine.text),
    )
    (one, two) = mosaic(derived(given.with_records(done)))
    assert {one.who, two.who} == {"P1", "P2"}
    first = next(card for card in (one, two) if card.who == "P1")
    assert [f.text for f in first.standing] == ["Alpine"]
    assert [f.text for f in first.flags] == ["Alpine", "Fresno"]
    assert omak.open


def test_what_others_say_and_note_about_a_seat_is_on_its_card():
    note = Note("notes.1.7", 5, "notes", None, None, "@4 was in Alpine")
    given = material(
        "P1: participant 4 is from <<Fresno|LOCATION>>, not <<Alpine|LOCATION>>", notes=(note,)
    )
    # What is surely a name in the talk is searched in notes, too.
    cards = dict(_cards(given.with_records(decided(derived(given), "keep"))))
    assert cards["P4"] == ["Fresno", "Alpine"]
    assert cards["P1"] == ["Fresno", "Alpine"]


def test_clauses_of_the_turns_that_name_someone_told_of_stand_side_by_side():
    given = material(
        """P1: <<Wen|PERSON>> was <<the only vet|ROLE>> there
        P2: I was in <<Fresno|LOCATION>>
        P1: yes, <<wen|PERSON>>, after <<the fire|EVENT>>"""
    )
    assert ("Wen", ["the only vet", "the fire"]) in _cards(given)


def test_what_was_kept_as_no_name_is_nobody_told_of():
    given = material("P1: <<Zoom|PERSON>> was <<the only way|ROLE>> there")
    kept = given.with_records(decided(derived(given), "keep"))
    assert [card.name for card in mosaic(derived(kept))] == ["P1"]


def test_somebody_whom_staff_know_as_a_participant_is_nobody_told_of():
    given = material("P1: <<Wen|PERSON>> was <<the only vet|ROLE>> there")
    done = given.with_records(decided(derived(given)))
    numbers = records(*derived(done).to_number, writer="study")
    here = records(EntityDescribed("Name", 1, "AB", told_of=False), writer="study-b")
    there = records(EntityDescribed("Name", 1, "AB", told_of=True), writer="study-b")
    done = done.with_records((), numbers)
    assert [c.name for c in mosaic(derived(done.with_records((), there)))] == ["P1", "[Name 1]"]
    assert [c.name for c in mosaic(derived(done.with_records((), here)))] == ["P1"]


def test_no_representation_of_a_card_holds_what_was_said():
    (card,) = mosaic(derived(material("P1: in <<Fresno|LOCATION>> then")))
    assert "Fresno" not in repr(card)
    assert "fresno" not in repr(card)
