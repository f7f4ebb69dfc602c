"""The log that may be shared says who decided what, and never about which words."""

import json

from deciding import all_redacted, derived, material, records

from facilitator.redaction.log import entries
from facilitator.session.events.desk import FlagDecided, PassageMarked

TALK = "P1: ask <<Vandermeer|PERSON>> and <<Okafor|PERSON>> about it all"


def test_every_decision_has_who_when_which_rule_and_what_stands_there():
    first, second = entries(all_redacted(TALK))
    assert (first.by, first.type, first.decision, first.replacement) == (
        "AB",
        "PERSON",
        "redact",
        "[Name 1]",
    )
    assert (first.where, first.rule, first.identifier) == (
        "segment 0",
        "marked in the test",
        "direct",
    )
    assert second.replacement == "[Name 2]"


def test_what_stays_is_in_it_too_and_what_is_open_is_not():
    given = material(TALK)
    flag, _ = derived(given).flags
    kept = FlagDecided(flag.name, "keep", flag.type, "AB", flag.text)
    (entry,) = entries(derived(given.with_records(records(kept))))
    assert (entry.decision, entry.replacement) == ("keep", None)


def test_a_wording_of_the_reviewers_own_is_said_to_be_one_and_not_shown():
    given = material(TALK)
    flag, _ = derived(given).flags
    worded = FlagDecided(flag.name, "redact", flag.type, "AB", flag.text, "[Okafors boss]")
    (entry,) = entries(derived(given.with_records(records(worded))))
    assert (entry.replacement, entry.own_wording) == (None, True)


def test_it_says_when_a_mark_of_what_was_missed_was_made():
    given = material("P1: ask Vandermeer")
    mark = PassageMarked("h1.1", "h1.1", "PERSON", "CD", "Vandermeer")
    (record,) = records(mark)
    dated = type(record)(record.name, record.at, "2026-11-29T01:02:03Z", mark)
    (entry,) = entries(derived(given.with_records((dated,))))
    assert (entry.by, entry.utc, entry.rule) == (
        "CD",
        "2026-11-29T01:02:03Z",
        "marked by a person",
    )


def test_no_original_stands_in_it():
    redaction = all_redacted(TALK)
    told = json.dumps([str(entry) for entry in entries(redaction)]).casefold()
    assert "vandermeer" not in told
    assert "okafor" not in told
