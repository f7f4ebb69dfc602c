from dataclasses import replace

from deciding import decided, derived, material, records
from marked import as_lines, marked

from facilitator.redaction.flags import TYPES
from facilitator.session.events.desk import FlagDecided, PassageMarked
from facilitator.session.events.live import ActWithdrawn
from facilitator.session.state import Mark, Note


def test_a_flag_is_named_by_its_words_and_type():
    redaction = derived(material("P1: ask <<Maria Ochoa|PERSON>> now"))
    assert [flag.name for flag in redaction.flags] == ["h1.1-h1.2:PERSON"]


def test_direct_or_indirect_follows_from_the_type():
    direct = {kind for kind, known in TYPES.items() if known.identifier == "direct"}
    assert direct == {"PERSON", "PHONE", "EMAIL", "HANDLE", "ID", "ADDRESS", "OTHER"}


def test_a_decision_holds_only_while_its_words_read_the_same():
    given = material("P1: ask <<Maria|PERSON>> now")
    done = given.with_records(decided(derived(given)))
    assert as_lines(derived(done).transcript) == "P1: ask [Name 1] now"
    other = marked("P1: ask grace now").transcript  # the same word names, other words
    assert as_lines(derived(replace(done, transcript=other)).transcript) == "P1: ask grace now"


def test_the_latest_decision_counts_and_undo_brings_back_the_one_before():
    given = material("P1: ask <<Maria|PERSON>> now")
    redact, keep = (
        FlagDecided("h1.1-h1.1:PERSON", decision, "PERSON", "AB", "Maria")
        for decision in ("redact", "keep")
    )
    kept = given.with_records(records(redact, keep))
    assert derived(kept).flags[0].decision == "keep"
    undone = given.with_records(records(redact, keep, ActWithdrawn(of="review.1.2")))
    assert derived(undone).flags[0].decision == "redact"


def test_what_was_redacted_stays_redacted_though_no_recogniser_proposes_it_any_more():
    given = material("P1: ask <<Maria|PERSON>> now")
    done = given.with_records(decided(derived(given)))
    assert as_lines(derived(replace(done, candidates=())).transcript) == "P1: ask [Name 1] now"


def test_what_a_person_marks_is_redacted_and_searched_everywhere():
    given = material("P1: ask Zuzana now\nP2: zuzana knows")
    marks = records(PassageMarked("h1.1", "h1.1", "PERSON", "AB", "Zuzana"))
    found = derived(given.with_records(marks)).flags
    assert [(flag.text, flag.decision, flag.missed) for flag in found] == [
        ("Zuzana", "redact", True),
        ("zuzana", None, False),
    ]


def test_an_ordinary_word_that_is_a_name_is_searched_with_a_capital_only():
    given = material("P1: <<Grace|PERSON>> came\nP2: Yes, Grace did, by the grace of it")
    found = derived(given.with_records(decided(derived(given)))).flags
    assert [(flag.segment, flag.text) for flag in found] == [(0, "Grace"), (1, "Grace")]


def test_a_clause_and_the_name_in_it_are_decided_apart():
    given = material("P1: he was the only vet in <<Alpine|PERSON>> then")
    clause = replace(given.candidates[0], start=7, type="ROLE", reason="a clause")
    found = derived(replace(given, candidates=(*given.candidates, clause))).flags
    assert [(flag.type, flag.text) for flag in found] == [
        ("ROLE", "the only vet in Alpine"),
        ("PERSON", "Alpine"),
    ]


def test_what_lies_within_redacted_words_is_decided_with_them():
    given = material("P1: ask <<Ochoa|PERSON>> now")
    wider = records(PassageMarked("h1.0", "h1.1", "PERSON", "AB", "ask Ochoa"))
    assert [flag.decision for flag in derived(given.with_records(wider)).flags] == [
        "redact",
        "redact",
    ]


def test_overlapping_proposals_become_one_flag_over_whole_words():
    given = material("P1: ask <<Dr. Patel|PERSON>> now")
    more = replace(given.candidates[0], start=8, end=11, score=40, type="ORG")
    found = derived(replace(given, candidates=(*given.candidates, more))).flags
    assert [(flag.text, flag.type, flag.score) for flag in found] == [("Dr. Patel", "PERSON", 70)]


def test_a_name_decided_under_the_type_of_a_clause_is_replaced_all_the_same():
    given = material("P1: ask <<Maria|PERSON>> now")
    (flag,) = derived(given).flags
    done = given.with_records(records(FlagDecided(flag.name, "redact", "ROLE", "AB", flag.text)))
    assert as_lines(derived(done).transcript) == "P1: ask [Role 1] now"
    assert [(one.type, one.original) for one in derived(done).to_number] == [("ROLE", "Maria")]


def test_a_live_mark_is_a_flag_over_its_ten_seconds():
    given = material("P1: we met a man once", marks=(_mark(0, 1_000_000),))
    (flag,) = derived(given).flags
    assert (flag.type, flag.text, flag.open) == ("OTHER", "we met a", True)


def test_a_live_mark_counts_as_decided_when_a_flag_inside_it_is():
    given = material("P1: we met <<Zuzana|PERSON>> once", marks=(_mark(0, 2_000_000),))
    name = next(flag for flag in derived(given).flags if flag.type == "PERSON")
    done = records(FlagDecided(name.name, "redact", "PERSON", "AB", name.text))
    assert derived(given.with_records(done)).open == 0


def test_a_live_mark_raises_the_score_of_what_lies_inside_it():
    given = material(
        "P1: we met <<Zuzana|PERSON>> once and <<Wen|PERSON>>", marks=(_mark(0, 2_000_000),)
    )
    scores = {flag.text: flag.score for flag in derived(given).flags if flag.type == "PERSON"}
    assert scores == {"Zuzana": 85, "Wen": 70}


def test_a_live_mark_counts_as_decided_when_it_is_kept():
    given = material("P1: we met a man once", marks=(_mark(0, 2_000_000),))
    (flag,) = derived(given).flags
    done = records(FlagDecided(flag.name, "keep", "OTHER", "AB", flag.text))
    assert derived(given.with_records(done)).open == 0


def test_notes_are_flagged_and_redacted_like_turns():
    note = Note("notes.1.7", 5, "notes", None, None, "Zuzana nods a lot")
    given = material("P1: ask <<Zuzana|PERSON>> now", notes=(note,))
    redaction = derived(given.with_records(decided(derived(given))))
    (flag,) = [flag for flag in redaction.flags if flag.note]
    assert (flag.name, flag.segment) == ("notes.1.7.0-notes.1.7.0:PERSON", None)
    done = derived(redaction.material.with_records(decided(redaction)))
    assert [one.text for one in done.notes] == ["[Name 1] nods a lot"]


def test_a_decision_of_another_session_brings_up_the_name_here():
    first = material("P1: ask <<Zuzana|PERSON>> now")
    numbers = records(*derived(first.with_records(decided(derived(first)))).to_number)
    second = material("P1: so zuzana left", study_records=numbers)
    assert [(flag.text, flag.reason) for flag in derived(second).flags] == [
        ("zuzana", "the same was redacted in this study")
    ]


def test_a_signature_is_not_voided_by_flags_that_nobody_decided():
    given = material("P1: ask <<Maria|PERSON>> and Wen")
    done = given.with_records(decided(derived(given)))
    more = replace(given.candidates[0], start=14, end=17)
    later = derived(replace(done, candidates=(*done.candidates, more)))
    assert later.open == 1
    assert later.hash == derived(done).hash


def test_every_decision_and_every_word_is_in_the_hash():
    given = material("P1: ask <<Maria|PERSON>> now")
    redacted = derived(given.with_records(decided(derived(given)))).hash
    kept = derived(given.with_records(decided(derived(given), "keep"))).hash
    worded = decided(derived(given), replacement="[a colleague]")
    other = derived(material("P1: ask <<Marta|PERSON>> now")).hash
    every = {derived(given).hash, redacted, kept, other}
    assert len({*every, derived(given.with_records(worded)).hash}) == 5


def _mark(start, at):
    return Mark("facilitator.1.9", "identified", at, start, "facilitator", None, None)


def test_a_flag_over_words_that_a_person_typed_is_named_by_their_record():
    from facilitator.redaction.flags import flag_name, words_of

    first, last = "review-5ca9.1.4.0", "review-5ca9.1.4.2"
    assert words_of(flag_name(first, last, "PERSON")) == (first, last)
    assert words_of("h1.57-h1.58:PERSON") == ("h1.57", "h1.58")
    assert words_of("h1.57-h1.58:NOTHING") == ("", "")
    assert words_of("nonsense") == ("", "")
