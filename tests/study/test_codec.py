"""What stands in a record, and where."""

import base64
import dataclasses
import json

import pytest

from facilitator.ports import HeardPiece, HeardWord
from facilitator.session import events
from facilitator.session.events import EVENTS, live, made
from facilitator.session.events.machine import PieceHeard
from facilitator.study.codec import ClosedEvent, UnknownEvent, clean, event_of, members_of
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs


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
    "PassageLeftOut": {"text"},
    "SkipExplained": {"reason"},
    "DebriefAnswered": {"text"},
    "DrillAnswered": {"whom"},
    "EntityDescribed": {"general"},
}
WRITTEN = (
    events.live, events.aside, events.desk, events.machine, events.sound, events.whole_study,
    events.keeping,
)  # fmt: skip
LABELS_OF_REPLACEMENTS = {("ReplacementGiven", "label"), ("EntityDescribed", "label")}
FREE_TEXT = {"text", "reason", "label", "replacement", "original", "same_as", "words_said", "heard"}


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_every_field_with_words_is_known_and_never_printed(cls):
    said = set(made.word_fields(cls))
    assert WORDS.get(cls.__name__, set()) <= said
    for field in dataclasses.fields(cls):
        assert field.repr is (field.name not in said)
        if field.name in FREE_TEXT and field.type in ("str", "str | None"):
            assert field.name in said or (cls.__name__, field.name) in LABELS_OF_REPLACEMENTS


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_what_is_in_clear_in_every_study_holds_no_words(cls):
    assert not (made.is_in_clear(cls) and made.word_fields(cls))


def test_every_event_class_is_in_a_union_and_every_name_is_its_own():
    written = {
        value
        for module in WRITTEN
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
        {"e": "probe.used", "v": 1},
    ],
    ids=["type", "version", "wrong value", "a fact more", "nothing"],
)
def test_what_this_program_does_not_know_is_kept_as_unknown(members):
    found = event_of(members)
    assert found == UnknownEvent(members["e"], members["v"])


def test_a_field_added_later_with_a_default_may_be_missing():
    assert event_of({"e": "probe.used", "v": 1, "d": {"item": "I.q1"}}) == live.ProbeUsed("I.q1")


PLACE = "00c0ffee00c0ffee/facilitator.1.42"
NOTE = live.NoteTaken(first_key=5, item=None, speaker=None, text="they nodded")
OURS = AgeEnvelope(Pairs.made(1))
THEIRS = AgeEnvelope(Pairs.made(1))


def plain(part, key):
    return OURS.open(base64.b64decode(part), key)


def test_with_an_envelope_facts_and_words_are_closed_apart():
    members = members_of(NOTE, PLACE, OURS)
    assert json.loads(plain(members["d"], "record"))["first_key"] == 5
    assert json.loads(plain(members["w"], "words")) == {
        "text": "they nodded",
        "id": PLACE,
        "as": ["note.taken", 1, 0, None],
    }
    assert event_of(members, PLACE, OURS, closed=True) == NOTE


def test_what_is_in_clear_in_every_study_is_not_closed():
    members = members_of(live.ClockStepped(by=5), PLACE, OURS)
    assert members["d"] == {"by": 5}
    assert event_of(members, PLACE, OURS, closed=True) == live.ClockStepped(by=5)


def test_a_closed_part_is_filled_up_so_that_its_length_says_nothing():
    for text in ("", "x" * 100, "x" * 226):
        note = live.NoteTaken(first_key=5, item=None, speaker=None, text=text)
        words = plain(members_of(note, PLACE, OURS)["w"], "words")
        assert len(words) % 256 == 0
        assert words.rstrip(b" ").endswith(b"}")


def test_agree_and_decline_differ_by_no_more_than_age_s_own_noise():
    """Every message carries one stanza of random length ("grease"), whatever it holds."""
    lengths = {
        answer: {
            len(plain(members_of(live.AssentAnswered(3, answer), PLACE, OURS)["d"], "record"))
            for _ in range(5)
        }
        for answer in ("agree", "decline", "none")
    }
    assert set(map(frozenset, lengths.values())) == {frozenset({256})}
    closed = [
        base64.b64decode(members_of(live.AssentAnswered(3, answer), PLACE, OURS)["d"])
        for answer in ("agree", "decline")
        for _ in range(5)
    ]
    # After the header ("--- <mac>"): a nonce of 16 bytes, 256 of payload and a tag of 16.
    assert {len(data) - data.index(b"\n", data.index(b"\n--- ") + 1) for data in closed} == {289}


def test_without_a_key_a_record_is_closed_and_nothing_is_wrong_with_it():
    members = members_of(NOTE, PLACE, OURS)
    assert event_of(members, PLACE, closed=True) == ClosedEvent("note.taken", 1)
    assert event_of(members, PLACE, THEIRS, closed=True) == ClosedEvent("note.taken", 1)
    taken_back = members_of(live.ActWithdrawn(of="facilitator.1.7"), PLACE, OURS)
    found = event_of(taken_back, PLACE, closed=True)
    assert found == ClosedEvent("act.withdrawn", 1, of="facilitator.1.7")


SPOILT = ClosedEvent("note.taken", 1, spoilt=True)


@pytest.mark.parametrize("part", ["d", "w"])
def test_a_changed_part_is_refused(part):
    members = members_of(NOTE, PLACE, OURS)
    data = bytearray(base64.b64decode(members[part]))
    data[-1] ^= 1
    members[part] = base64.b64encode(data).decode()
    assert event_of(members, PLACE, OURS, closed=True) == SPOILT
    assert event_of(members | {part: "no base64"}, PLACE, OURS, closed=True) == SPOILT


@pytest.mark.parametrize("part", ["d", "w"])
@pytest.mark.parametrize(
    "elsewhere",
    ["00c0ffee00c0ffee/facilitator.1.4", "00c0ffee00c0ffee/notes-7f3a.1.42", "1" * 16 + PLACE[16:]],
)
def test_a_part_that_was_moved_here_is_refused(part, elsewhere):
    members, other = members_of(NOTE, PLACE, OURS), members_of(NOTE, elsewhere, OURS)
    assert event_of(members | {part: other[part]}, PLACE, OURS, closed=True) == SPOILT


@pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
def test_no_field_has_the_name_of_what_is_bound_beside_it(cls):
    assert not {"id", "as"} & {field.name for field in dataclasses.fields(cls)}


UNDONE = {"of": "facilitator.1.7"}


@pytest.mark.parametrize(
    "change",
    [{"of": "facilitator.1.8"}, {"at": 6}, {"e": "clear.copy.removed"}],
    ids=["of", "at", "e"],
)
def test_what_lies_in_the_clear_of_a_record_cannot_be_changed_without_a_key(change):
    """An undo would undo another act, and who declined was never asked."""
    undo = live.ActWithdrawn(**UNDONE)
    members = members_of(undo, PLACE, OURS, at=5) | {"at": 5}
    assert event_of(members, PLACE, OURS, closed=True) == undo
    found = event_of(members | change, PLACE, OURS, closed=True)
    assert isinstance(found, ClosedEvent)
    assert found.spoilt


def test_a_record_cannot_be_taken_from_what_it_is_about_or_given_something():
    undo = members_of(live.ActWithdrawn(**UNDONE), PLACE, OURS)
    del undo["of"]
    assert event_of(undo, PLACE, OURS, closed=True) == ClosedEvent("act.withdrawn", 1, spoilt=True)
    found = event_of(members_of(NOTE, PLACE, OURS) | UNDONE, PLACE, OURS, closed=True)
    assert found == ClosedEvent("note.taken", 1, **UNDONE, spoilt=True)


def test_a_part_that_binds_nothing_is_refused():
    plain_facts = {**members_of(NOTE)["d"], "id": PLACE}
    bare = base64.b64encode(OURS.seal(json.dumps(plain_facts).encode(), "record")).decode()
    assert event_of(members_of(NOTE, PLACE, OURS) | {"d": bare}, PLACE, OURS) == SPOILT


def test_facts_put_in_the_place_of_words_are_refused():
    members = members_of(NOTE, PLACE, OURS)
    found = event_of(members | {"w": members["d"]}, PLACE, OURS, closed=True)
    assert found == ClosedEvent("note.taken", 1)  # closed with a key that opens no words


@pytest.mark.parametrize("part", ["d", "w"])
def test_in_a_closed_file_a_readable_part_or_none_is_refused(part):
    members, readable = members_of(NOTE, PLACE, OURS), members_of(NOTE)
    assert event_of(members | {part: readable[part]}, PLACE, OURS, closed=True) == SPOILT
    del members[part]
    assert event_of(members, PLACE, OURS, closed=True) == SPOILT


def test_where_the_header_is_lost_the_session_s_id_may_be_unknown():
    members = members_of(NOTE, PLACE, OURS)
    assert event_of(members, "/facilitator.1.42", OURS, closed=True) == NOTE
    assert event_of(members, "/facilitator.1.43", OURS, closed=True) == SPOILT


def test_records_of_earlier_keys_are_opened_beside_new_ones():
    first = Pairs.made(1)
    both = AgeEnvelope(first | Pairs.made(2))
    assert (both.name("record"), both.name("words")) == ("record.2", "words.2")
    old, new = members_of(NOTE, PLACE, AgeEnvelope(first)), members_of(NOTE, PLACE, both)
    assert [event_of(m, PLACE, both, closed=True) for m in (old, new)] == [NOTE, NOTE]
    assert event_of(new, PLACE, AgeEnvelope(first), closed=True) == ClosedEvent("note.taken", 1)
