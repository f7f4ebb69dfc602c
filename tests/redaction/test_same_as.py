"""Whom a reviewer knows to be the same: one number, here and in every session."""

from dataclasses import replace

from deciding import decided, derived, material, records
from marked import as_lines

from facilitator.redaction.redacted import becomes
from facilitator.session.events.desk import FlagDecided
from facilitator.session.events.live import ActWithdrawn

TEXT = """P1: ask <<Margaret Turnpike|PERSON>> now
P2: <<Maggie|PERSON>> knows
P1: so <<Maggie's|PERSON>> here"""


def _written(given, *events, n=0):
    """Write decisions and what the study holds by them, as the desk does."""
    given = given.with_records(records(*events, writer=f"review-{n}"))
    now = derived(given)
    gone = [ActWithdrawn(of=name) for name in now.to_withdraw]
    return given.with_records((), records(*gone, *now.to_number, writer=f"study-{n}"))


def _redact(flag, same_as=None):
    return FlagDecided(flag.name, "redact", flag.type, "AB", flag.text, same_as=same_as)


def test_a_nickname_that_a_reviewer_gives_has_the_number_of_the_name_in_all_places():
    given = material(TEXT)
    margaret, maggie, again = derived(given).flags
    done = _written(given, _redact(margaret), _redact(maggie, "Margaret Turnpike"), _redact(again))
    now = derived(done)
    assert as_lines(now.transcript) == (
        "P1: ask [Name 1] now\nP2: [Name 1] knows\nP1: so [Name 1]'s here"
    )
    assert len({flag.entity for flag in now.flags}) == 1
    assert (now.to_number, now.to_withdraw) == ((), ())


def test_a_name_that_had_a_number_of_its_own_leaves_it_and_undo_gives_it_back():
    given = material(TEXT)
    first = _written(given, *(_redact(flag) for flag in derived(given).flags))
    assert [f.replacement for f in derived(first).flags] == ["[Name 1]", "[Name 2]", "[Name 2]"]
    maggie = derived(first).flags[1]
    assert becomes(derived(first), maggie, same_as="Margaret Turnpike") == "[Name 1]"
    both = _written(first, _redact(maggie, "Margaret Turnpike"), n=1)
    now = derived(both)
    assert [f.replacement for f in now.flags] == ["[Name 1]"] * 3
    assert (now.to_number, now.to_withdraw) == ((), ())
    other = derived(material("P1: so maggie left", study_records=both.study_records))
    assert becomes(other, other.flags[0]) == "[Name 1]"
    written = both.study_records[len(first.study_records) :]
    undone = both.with_records(
        records(ActWithdrawn(of="review-1.1.1"), writer="review-9"),
        records(*(ActWithdrawn(of=r.name) for r in reversed(written)), writer="study-9"),
    )
    assert [f.replacement for f in derived(undone).flags] == ["[Name 1]", "[Name 2]", "[Name 2]"]


def test_a_nickname_is_searched_and_known_in_every_other_session():
    given = material(TEXT)
    margaret, maggie, again = derived(given).flags
    done = _written(given, _redact(margaret), _redact(maggie, "Margaret Turnpike"), _redact(again))
    other = material("P1: so maggie left with turnpike", study_records=done.study_records)
    flags = derived(other).flags
    assert [flag.text for flag in flags] == ["maggie", "turnpike"]
    assert {becomes(derived(other), flag) for flag in flags} == {"[Name 1]"}
    assert len({flag.entity for flag in flags}) == 1


def test_it_may_be_said_before_the_name_itself_is_decided():
    given = material(TEXT)
    margaret, maggie, again = derived(given).flags
    first = _written(given, _redact(maggie, "Margaret Turnpike"), _redact(again))
    done = _written(first, _redact(margaret), n=1)
    assert [f.replacement for f in derived(done).flags] == ["[Name 1]"] * 3


def test_another_type_is_shown_as_it_would_be_numbered():
    given = material("P1: ask <<Kestrel|PERSON>> at <<Mercy Hospital|ORG>>")
    redaction = derived(given.with_records(decided(derived(given))))
    kestrel = redaction.flags[0]
    assert becomes(redaction, kestrel) == "[Name 1]"
    assert becomes(redaction, kestrel, kind="LOCATION") == "[Place 1]"


def test_two_groups_may_each_have_a_maggie_of_their_own():
    first = material(TEXT)
    margaret, maggie, again = derived(first).flags
    first = _written(first, _redact(margaret), _redact(maggie, "Margaret Turnpike"), _redact(again))
    text = "P1: <<Magnolia Okafor|PERSON>> left\nP2: <<maggie|PERSON>> did"
    second = material(text, study_records=first.study_records)
    magnolia, other = derived(second).flags
    second = _written(second, _redact(magnolia), _redact(other, "Magnolia Okafor"), n=2)
    assert [f.replacement for f in derived(second).flags] == ["[Name 2]", "[Name 2]"]
    assert derived(second).to_number == ()
    here = replace(first, study_records=second.study_records)
    assert [f.replacement for f in derived(here).flags] == ["[Name 1]"] * 3
    assert (derived(here).to_number, derived(here).to_withdraw) == ((), ())
    assert derived(here).hash == derived(first).hash
