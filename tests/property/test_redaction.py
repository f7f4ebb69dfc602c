"""What redaction promises, tried on texts that nobody wrote."""

import re
from dataclasses import replace

from deciding import all_redacted, decided, derived, material, records
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import as_lines, marked
from words_known import Letters, PlainWords

from facilitator.redaction.entities import key
from facilitator.redaction.flags import words_of
from facilitator.redaction.profiles import PROFILES, released
from facilitator.redaction.residual import residual
from facilitator.redaction.spread import COMMONEST
from facilitator.session.events.desk import FlagDecided, SpeakerCorrected, TextCorrected
from facilitator.session.events.live import ActWithdrawn
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.transcript.corrections import corrected

NAMES = ["Maria", "Ochoa", "Vandermeer", "Okafor", "Zuzana", "Priya", "Keisha", "Adeyemi"]
TALK = ["so", "we", "met", "and", "then", "she", "said", "no", "grace", "came", "will", "go"]


@st.composite
def texts(draw, turns=5):
    """Draw some turns in which names are marked, in either case, possessive or not."""
    lines = []
    for _ in range(draw(st.integers(1, turns))):
        words = draw(st.lists(st.sampled_from([*TALK, *NAMES]), min_size=1, max_size=9))
        said = []
        for word in words:
            if word in NAMES:
                form = draw(st.sampled_from([word, word.lower(), word + "'s", word + ","]))
                bare = form.removesuffix(",")
                said.append(f"<<{bare}|PERSON>>{form[len(bare) :]}")
            else:
                said.append(word)
        lines.append(f"P{draw(st.integers(1, 4))}: {' '.join(said)}")
    return "\n".join(lines)


class TestNoOriginalSurvives:
    """R6: nothing that was redacted still shows; the text holds typed replacements instead."""

    @given(texts())
    @settings(max_examples=60)
    def test_no_original_is_in_the_redacted_text(self, text):
        redaction = all_redacted(text)
        read = as_lines(redaction.transcript).casefold()
        for span in marked(text).spans:
            assert span.text.casefold().removesuffix("'s") not in read
        assert residual(redaction, PlainWords(), Letters()) == ()

    @given(texts())
    @settings(max_examples=40)
    def test_every_other_word_stays_as_it_was_said(self, text):
        redaction = all_redacted(text)
        said = [w for line in as_lines(redaction.transcript).split() for w in [line.strip(",")]]
        for word in TALK:
            before = [w.text for w in marked(text).transcript.words].count(word)
            assert said.count(word) == before


class TestADecisionIsNeverAppliedToOtherWords:
    """R8: a later change says which decisions survive: those whose words read the same."""

    @given(texts(), st.data())
    @settings(max_examples=60)
    def test_a_changed_word_is_not_redacted_by_an_old_decision(self, text, data):
        before = material(text)
        done = before.with_records(decided(derived(before)))
        words = [w.name for w in done.transcript.words]
        changed = data.draw(st.sampled_from(words))
        segments = tuple(
            replace(
                s,
                words=tuple(
                    replace(w, text="harmless") if w.name == changed else w for w in s.words
                ),
            )
            for s in done.transcript.segments
        )
        now = derived(replace(done, transcript=replace(done.transcript, segments=segments)))
        assert "harmless" in as_lines(now.transcript)

    @given(texts(), st.data())
    @settings(max_examples=60)
    def test_after_any_corrections_each_is_applied_where_its_words_read_the_same(self, text, data):
        """And nowhere else: what survives is exactly what did not change."""
        before = material(text)
        events = decided(derived(before))
        after = _corrected(before, data)
        now = derived(after.with_records(events))
        applied = {flag.name: flag.text for flag in now.flags if flag.by is not None}
        segments = {w.name: (s.number, n) for s in after.transcript.segments
                    for n, w in enumerate(s.words)}  # fmt: skip
        said = {s.number: [w.text for w in s.words] for s in after.transcript.segments}
        for record in events:
            first, last = words_of(record.event.flag)
            here, there = segments.get(first), segments.get(last)
            reads = None
            if here and there and here[0] == there[0]:
                reads = " ".join(said[here[0]][here[1] : there[1] + 1])
            same = reads is not None and reads.strip(",") == record.event.text
            assert (record.event.flag in applied) == same
            assert not same or applied[record.event.flag] == record.event.text


def _corrected(given, data):
    """Retype and part some of the material's words, as review does."""
    for n in range(data.draw(st.integers(1, 3))):
        words = [w.name for w in given.transcript.words]
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, min(first + 4, len(words) - 1)))
        typed = " ".join(data.draw(st.lists(st.sampled_from([*TALK, *NAMES]), min_size=1)))
        event = data.draw(
            st.sampled_from(
                [
                    TextCorrected(words[first], words[last], "AB", typed),
                    SpeakerCorrected(words[first], words[last], "P9", "AB"),
                ]
            )
        )
        made = corrected(given.transcript, records(event, writer=f"review-{n}")).transcript
        parts = tuple(replace(s, number=k) for k, s in enumerate(made.segments))
        given = replace(given, transcript=replace(made, segments=parts), candidates=())
    return given


class TestTheSameDecisionsGiveTheSameBytes:
    """Principle 1: every other document is a pure function of what people did."""

    @given(texts())
    @settings(max_examples=30)
    def test_derived_twice_it_is_the_same(self, text):
        one, other = all_redacted(text), all_redacted(text)
        assert one.hash == other.hash
        assert as_lines(one.transcript).encode() == as_lines(other.transcript).encode()
        assert one.flags == other.flags


class TestNumbersComeToRest:
    """R4: what was said of who is who is written once, whatever other sessions say."""

    @given(st.lists(texts(turns=3), min_size=2, max_size=3), st.data())
    @settings(max_examples=60)
    def test_nothing_is_left_to_write_and_a_name_has_one_number_in_a_session(self, said, data):
        study, sessions = (), [material(text) for text in said]
        for n in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(sessions) - 1))
            given = replace(sessions[at], study_records=study)
            flags = derived(given).flags
            names = st.sampled_from([None, *(f.text for f in flags)])
            events = [
                FlagDecided(f.name, "redact", "PERSON", "AB", f.text, same_as=data.draw(names))
                for f in flags
                if f.open or data.draw(st.booleans())
            ]
            sessions[at] = given.with_records(records(*events, writer=f"review-{n}"))
            study = _written(sessions[at], study, f"study-{n}")
        for n in range(4 * len(sessions)):  # what changed a number elsewhere is written here, too
            study = _written(sessions[n % len(sessions)], study, f"study-again-{n}")
        for given in sessions:
            now = derived(replace(given, study_records=study))
            assert (now.to_number, now.to_withdraw) == ((), ())
            numbers = {}
            for flag in now.flags:
                if flag.replacement:
                    name = key(flag.text, flag.type)
                    assert numbers.setdefault(name, flag.replacement) == flag.replacement


def _written(given, study, writer):
    """Give the study's journal with what a session has to write there."""
    now = derived(replace(given, study_records=study))
    gone = [ActWithdrawn(of=name) for name in now.to_withdraw]
    return (*study, *records(*gone, *now.to_number, writer=writer))


class TestANameOfOneSessionIsSearchedInAllOthers:
    """R6: over all sessions of the study: a name found in FG5 reopens FG2."""

    @given(texts(), texts(), st.sets(st.sampled_from(NAMES)))
    @settings(max_examples=60)
    def test_no_mention_of_it_is_left_without_a_flag(self, first, second, known):
        redaction = all_redacted(first)
        study = records(*redaction.to_number, writer="study")
        found = {key(one.original, one.type) for one in redaction.to_number}
        other = replace(material(second, study_records=study, present=tuple(known)), candidates=())
        flagged = {(f.segment, f.first) for f in derived(other).flags}
        for segment in other.transcript.segments:
            for n, word in enumerate(segment.words):
                name = key(word.text, "PERSON")
                named = name in found or name in {key(one, "PERSON") for one in known}
                assert not named or (segment.number, n) in flagged


class TestNamesForOnePassAreKeptNowhere:
    """R3: names of people who were there can be typed for this pass: used, never stored."""

    @given(texts(), st.sets(st.sampled_from(NAMES), min_size=1))
    @settings(max_examples=40)
    def test_what_is_signed_and_numbered_does_not_know_them(self, text, present):
        given = material(text)
        done = given.with_records(decided(derived(given)))
        without, with_names = derived(done), derived(replace(done, present=tuple(present)))
        assert with_names.hash == without.hash
        assert with_names.to_number == without.to_number
        assert with_names.transcript == without.transcript
        decided_then = [f for f in with_names.flags if f.by is not None]
        assert [(f.name, f.entity) for f in decided_then] == [
            (f.name, f.entity) for f in without.flags if f.by is not None
        ]


class TestAProfileShowsTheSignedTextOrLess:
    """R4: profiles show more or less from one marking; no profile shows a person told of."""

    @given(texts(), st.data())
    @settings(max_examples=40)
    def test_no_profile_shows_a_word_that_was_not_signed(self, text, data):
        given = material(text)
        choice = st.sampled_from(["redact", "keep"])
        kinds = st.sampled_from(["PERSON", "LOCATION", "ROLE"])
        events = [
            FlagDecided(f.name, data.draw(choice), data.draw(kinds), "AB", f.text)
            for f in derived(given).flags
        ]
        done = given.with_records(records(*events))
        numbers = records(*derived(done).to_number, writer="study")
        told_of = [r.event for r in numbers if data.draw(st.booleans())]
        sides = [EntityDescribed(e.label, e.number, "AB", told_of=True) for e in told_of]
        redaction = derived(done.with_records((), (*numbers, *records(*sides, writer="study-b"))))
        signed = as_lines(redaction.transcript).split()
        for profile in PROFILES:
            shown = as_lines(released(redaction, profile).transcript)
            assert shown == as_lines(released(redaction, profile).transcript)
            left = _BRACKETS.sub("", shown).split()
            assert all(word in signed for word in left if word.strip(",'s"))
            hidden = {key(e.original, e.type) for e in told_of}
            assert hidden.isdisjoint(key(word, "PERSON") for word in left)


_BRACKETS = re.compile(r"\[[^\]]*\]")


class TestReplacementsAreConsistentOverTheStudy:
    """R4: replacements are typed and consistent over the whole study."""

    @given(st.lists(texts(turns=3), min_size=2, max_size=4))
    @settings(max_examples=30)
    def test_a_name_has_one_number_in_every_session(self, sessions):
        study, numbers = (), {}
        for text in sessions:
            redaction = all_redacted(text, study_records=study)
            study = (*study, *records(*redaction.to_number, writer=f"study-{len(study)}"))
            for flag in redaction.flags:
                assert numbers.setdefault(flag.entity, flag.replacement) == flag.replacement
        assert len(set(numbers.values())) == len(numbers)


def test_the_lexicon_of_these_tests_drowns_will():
    assert PlainWords().zipf("will") > COMMONEST
