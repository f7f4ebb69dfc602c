"""What stands in a record, and where."""

import dataclasses

import pytest

from facilitator.ports import HeardPiece, HeardWord
from facilitator.session import events
from facilitator.session.events import EVENTS, live, made
from facilitator.session.events.machine import PieceHeard
from facilitator.study.codec import UnknownEvent, clean, event_of, members_of


def test_a_note_keeps_its_words_apart_from_its_facts():
    note = live.NoteTaken(first_key=5, item="II.q1", speaker="P4", text="they nodded")
    assert members_of(note) == {
        "e": "note.taken",
        "v": 1,
        "d": {
            "first_key": 5,
            "item": "II.q1",
            "speaker": "P4",
            "mark": None,
            "after": False,
            "line": None,
        },
        "w": {"text": "they nodded"},
    }


def test_the_record_that_an_event_is_about_is_a_member_of_its_own():
    members = members_of(live.ActWithdrawn(of="facilitator.1.42"))
    assert members["of"] == "facilitator.1.42"
    assert members["d"] == {"line": None}
    assert "w" not in members


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_every_field_of_every_event_has_exactly_one_place(cls):
    names = [field.name for field in dataclasses.fields(cls)]
    about = [name for name in names if name == "of"]
    assert sorted(names) == sorted([*made.word_fields(cls), *made.fact_fields(cls), *about])


# Fields that hold what someone said or typed. A new event with free text has to be entered here,
# and so has to be thought about.
WORDS = {
    "ItemReached": {"reason"},
    "NoteTaken": {"text"},
    "BoardWritten": {"text"},
    "TextCorrected": {"text"},
    "SpeakerRenamed": {"label"},
    "AssentResolved": {"reason"},
    "FlagDecided": {"text", "replacement", "same_as"},
    "PassageMarked": {"text", "replacement"},
    "ResidualAccepted": {"reason"},
    "PieceHeard": {"heard"},
    "ReplacementGiven": {"original"},
}
FREE_TEXT = {"text", "reason", "label", "replacement", "original", "same_as", "words_said", "heard"}


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_every_field_with_words_is_known_and_never_printed(cls):
    said = set(made.word_fields(cls))
    assert WORDS.get(cls.__name__, set()) <= said
    for field in dataclasses.fields(cls):
        assert field.repr is (field.name not in said)
        if field.name in FREE_TEXT and field.type in ("str", "str | None"):
            is_replacement_label = cls.__name__ == "ReplacementGiven" and field.name == "label"
            assert field.name in said or is_replacement_label


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_what_is_in_clear_in_every_study_holds_no_words(cls):
    assert not (made.is_in_clear(cls) and made.word_fields(cls))


def test_every_event_class_is_in_a_union_and_every_name_is_its_own():
    written = {
        value
        for module in (events.live, events.desk, events.machine, events.sound, events.whole_study)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert written == set(EVENTS.values())


def test_a_machine_s_words_come_back_as_they_were():
    word = HeardWord(start=1, end=2, probability=9876, text=" Hm.")
    piece = HeardPiece(piece=0, start=0, end=5, words=(word,), other=())
    heard = PieceHeard(run="h1", piece=0, start=0, end=5, heard=piece)
    assert event_of(members_of(heard)) == heard


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("a\ud83d b", "a\ufffd b"),
        ("\ude00", "\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        ("já 👍", "já 👍"),
    ],
)
def test_an_unpaired_surrogate_is_replaced_and_a_pair_joined(given, written):
    assert clean(given) == written


@pytest.mark.parametrize(
    "members",
    [
        {"e": "mood.sensed", "v": 1, "d": {}},
        {"e": "note.taken", "v": 99, "d": {}},
        {"e": "probe.used", "v": 1, "d": {"item": 7}},
        {"e": "probe.used", "v": 1, "d": {"item": "II.q1.p1", "mood": "glad"}},
        {"e": "probe.used", "v": 1, "d": "c2VhbGVk"},
        {"e": "probe.used", "v": 1},
    ],
    ids=["type", "version", "wrong value", "a fact more", "closed", "nothing"],
)
def test_what_this_program_does_not_know_is_kept_as_unknown(members):
    found = event_of(members)
    assert found == UnknownEvent(members["e"], members["v"])


def test_a_field_added_later_with_a_default_may_be_missing():
    assert event_of({"e": "probe.used", "v": 1, "d": {"item": "I.q1"}}) == live.ProbeUsed("I.q1")


class Backwards:
    """An envelope that a test can see through: it only turns bytes around."""

    def seal(self, plain, key):
        return key.encode() + plain[::-1]

    def open(self, closed, key):
        assert closed.startswith(key.encode())
        return closed.removeprefix(key.encode())[::-1]


def test_with_an_envelope_facts_and_words_are_closed_apart():
    note = live.NoteTaken(first_key=5, item=None, speaker=None, text="they nodded")
    members = members_of(note, Backwards())
    assert isinstance(members["d"], str)
    assert isinstance(members["w"], str)
    assert members["d"] != members["w"]
    assert event_of(members, Backwards()) == note
    assert event_of(members) == UnknownEvent("note.taken", 1)


def test_what_is_in_clear_in_every_study_is_not_closed():
    members = members_of(live.ClockStepped(by=5), Backwards())
    assert members["d"] == {"by": 5}
