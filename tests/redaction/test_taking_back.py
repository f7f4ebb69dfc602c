"""A redaction that became a keep: the study forgets the original where nothing stands on it."""

from deciding import derived, material, records

from facilitator.redaction.replacements import originals
from facilitator.redaction.taking_back import redacted_in, to_take_back
from facilitator.session.events.desk import FlagDecided, PassageMarked
from facilitator.session.events.live import ActWithdrawn


def _decide(flag, decision="redact"):
    return FlagDecided(flag.name, decision, flag.type, "AB", flag.text)


def _redacted(text):
    given = material(text)
    done = given.with_records(records(*(_decide(flag) for flag in derived(given).flags)))
    return done.with_records((), records(*derived(done).to_number, writer="study"))


def _after(given, *flags):
    return given.with_records(records(*(_decide(f, "keep") for f in flags), writer="review-2"))


def test_what_was_redacted_by_mistake_is_no_original_any_more():
    before = derived(_redacted("P1: <<Zoom|PERSON>> call with <<Maria|PERSON>>"))
    zoom = before.flags[0]
    after = derived(_after(before.material, zoom))
    gone = to_take_back(before, after, frozenset())
    assert gone == ("study.1.1",)
    taken = records(*(ActWithdrawn(of=name) for name in gone), writer="study-2")
    now = after.material.with_records((), taken)
    assert list(originals(now.study_records)) == ["Maria"]
    again = derived(now.with_records(records(_decide(zoom), writer="review-3")))
    assert again.flags[0].replacement == before.flags[0].replacement


def test_it_stays_known_while_another_mention_of_it_is_redacted():
    before = derived(_redacted("P1: <<Wen|PERSON>> came\nP2: <<wen|PERSON>> too"))
    after = derived(_after(before.material, before.flags[0]))
    assert to_take_back(before, after, frozenset()) == ()


def test_it_stays_known_while_another_session_redacts_it():
    before = derived(_redacted("P1: <<Wen|PERSON>> came"))
    after = derived(_after(before.material, *before.flags))
    elsewhere = redacted_in(records(PassageMarked("h1.4", "h1.4", "PERSON", "CD", "wen's")))
    assert to_take_back(before, after, elsewhere) == ()
    assert to_take_back(before, after, frozenset()) == ("study.1.1",)


def test_a_session_redacts_what_its_latest_standing_decisions_say():
    decided = records(
        FlagDecided("h1.1-h1.1:PERSON", "redact", "PERSON", "AB", "Maria"),
        FlagDecided("h1.2-h1.2:PERSON", "redact", "PERSON", "AB", "Wen"),
        FlagDecided("h1.2-h1.2:PERSON", "keep", "PERSON", "AB", "Wen"),
        PassageMarked("h1.3", "h1.3", "PERSON", "AB", "Omak"),
        ActWithdrawn(of="review.1.4"),
    )
    assert redacted_in(decided) == {("PERSON", "maria")}
