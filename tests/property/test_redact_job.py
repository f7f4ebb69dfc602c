"""Whatever a reviewer does, the job holds what its journals give, and `u` takes all of it back."""

from deciding import derived, material
from deciding_books import BooksInMemory
from hypothesis import given, settings
from hypothesis import strategies as st
from words_known import Letters, PlainWords

from facilitator.errors import FacilitatorError
from facilitator.redaction.flags import TYPES
from facilitator.redaction.replacements import originals, shown
from facilitator.workflow.redact import RedactJob

TALK = """
P1: my name is <<Maria|PERSON>> and I saw <<Dr. Patel|PERSON>> at <<Kestrel Hospital|ORG>>
P2: <<maria|PERSON>> saw <<Patel|PERSON>> too, and Zuzana was <<the only one there|ROLE>>
P1: then zuzana's sister went to <<Kestrel|ORG>> with <<Maria Ochoa|PERSON>>
"""
KINDS = st.sampled_from(sorted(TYPES))
PLACES = st.integers(0, 40)
STEPS = st.one_of(
    st.tuples(st.just("redact"), PLACES),
    st.tuples(st.just("keep"), PLACES),
    st.tuples(st.just("all"), PLACES),
    st.tuples(st.just("type"), KINDS),
    st.tuples(st.just("wording"), st.sampled_from(["a city", "someone"])),
    st.tuples(st.just("same"), PLACES),
    st.tuples(st.just("side"), st.booleans()),
    st.tuples(st.just("general"), st.sampled_from(["a place", "a person"])),
    st.tuples(st.just("end"), st.integers(-3, 3)),
    st.tuples(st.just("start"), st.integers(-3, 3)),
    st.tuples(st.just("missed"), st.tuples(PLACES, st.integers(0, 3), KINDS)),
    st.tuples(st.just("undo"), st.none()),
)


def opened():
    return RedactJob(material(TALK), BooksInMemory(), "AB", PlainWords(), Letters())


def do(job, step):
    """Do one step where it can be done, as the screen would."""
    what, how = step
    match what:
        case "redact" | "keep" | "all":
            job.go(job.redaction.flags[how % len(job.redaction.flags)].name)
            decide(job, what)
        case "type":
            job.change(kind=how)
        case "wording":
            job.change(wording=how)
        case "same":
            known = job.same_lines
            if known:
                job.change(same_as=known[how % len(known)].original)
        case "side":
            job.describe(told_of=how)
        case "general":
            job.describe(general=how)
        case "end" | "start":
            job.stretch(what, how)
        case "missed":
            place, length, kind = how
            job.read()
            job.by_words(place)
            job.choose()
            job.by_words(length)
            job.missed(kind)
            job.stop_reading()
        case "undo":
            job.undo()


def decide(job, what):
    card = job.view.card
    entity = next(line.entity for line in job.view.entities if line.here)
    if what == "all":
        job.decide_entity(entity, "redact")
    else:
        job.decide(card.flag, what)


def played(steps):
    job = opened()
    for step in steps:
        try:
            do(job, step)
        except FacilitatorError:
            continue  # said to the reviewer; nothing is written by it
    return job


def state(redaction):
    return redaction.flags, redaction.transcript, redaction.hash


@given(st.lists(STEPS, max_size=12))
@settings(deadline=None, max_examples=40)
def test_the_job_holds_what_its_journals_give(steps):
    job = played(steps)
    assert state(job.redaction) == state(derived(job.redaction.material))
    assert job.redaction.to_number == ()


@given(st.lists(STEPS, max_size=12))
@settings(deadline=None, max_examples=40)
def test_undo_takes_back_everything_to_the_first_state(steps):
    job = played(steps)
    first = opened().redaction
    while not job.view.last.startswith("nothing to take back"):
        job.undo()
    assert state(job.redaction) == state(first)
    assert originals(job.redaction.material.study_records) == {}


@given(st.lists(STEPS, max_size=8), PLACES, st.lists(STEPS, max_size=3))
@settings(deadline=None, max_examples=40)
def test_what_the_card_says_is_what_then_stands_there(steps, place, changes):
    job = played(steps)
    job.go(job.redaction.flags[place % len(job.redaction.flags)].name)
    for step in changes:
        if step[0] in ("type", "wording", "same", "side", "general", "end", "start"):
            try:
                do(job, step)
            except FacilitatorError:
                continue
    card = job.view.card
    job.decide(card.flag, "redact")
    if job.view.question:  # a decision of another is changed only when asked for twice
        job.decide(card.flag, "redact")
    there = [
        shown(f.text, f.type, f.replacement)
        for f in job.redaction.flags
        if f.passage == card.passage and f.text == card.text and f.replacement
    ]
    assert card.becomes in there
