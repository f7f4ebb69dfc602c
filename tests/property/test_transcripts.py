"""Rules of `product.md` on transcripts, each over many invented groups."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from spoken import group

from facilitator.ports import HeardPiece, HeardWord, Stretch
from facilitator.session.events import Record
from facilitator.session.events.desk import SpeakerCorrected, TextCorrected
from facilitator.transcript.corrections import retyped
from facilitator.transcript.coverage import without
from facilitator.transcript.model import Word
from facilitator.transcript.placing import placed

SECOND = 1_000_000
texts = st.sampled_from(["I", "agree.", "patients", "were", "there,", "no.", "listen", "two", "a"])
sentences = st.lists(texts, min_size=1, max_size=8)


@st.composite
def groups(draw, silenced: str):
    """Lines of a group of four in which seat 3 says `MARK…` words and is silenced."""
    lines, at, marks = ["0:00 start 4", "0:00 record"], 1_000, 0
    lines += [f"0:00.{n} assent {n} agree" for n in (1, 2, 4)]
    if silenced == "decline":
        lines.append("0:00.5 assent 3 decline")
    for _ in range(draw(st.integers(1, 8))):
        seat = draw(st.sampled_from("12344m3"))
        words = draw(sentences)
        if seat == "3":
            words = [f"MARK{(marks := marks + 1)}{word}" for word in words]
        end = at + 300 * len(words)
        lines.append(f"{_clock(at)}-{_clock(end)} {' '.join(words)}")
        if seat == "3" or draw(st.booleans()):
            lines.append(f"{_clock(at + draw(st.integers(300, 1_500)))} speaker {seat}")
        at = end + draw(st.integers(1_600, 3_000))
    if silenced == "withdraw":
        lines.append(f"{_clock(at + 2_000)} withdraw 3")
    acts = [line for line in lines if " speaker " in line or "-" in line.split(" ")[0]]
    head = [line for line in lines if line not in acts and "withdraw" not in line]
    tail = [line for line in lines if "withdraw" in line]
    return "\n".join([*head, *sorted(acts, key=lambda line: line.split(" ")[0]), *tail])


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"


class TestWhoDeclinedOrWithdrewAppearsNowhere:
    """A2: who declines is cut by rule wherever asked or pressed; A4: who withdraws is removed."""

    @given(groups("decline"))
    def test_declined(self, lines):
        assert not _of_seat_3(group(lines).transcript())

    @given(groups("withdraw"))
    def test_withdrawn(self, lines):
        assert not _of_seat_3(group(lines).transcript())


def _of_seat_3(transcript) -> list[str]:
    named = [word.text for word in transcript.words if word.text.startswith("MARK")]
    return [*named, *(s.text for s in transcript.segments if s.speaker == "P3")]


@st.composite
def timed_words(draw):
    """Words in order of time, gaps among them, as an engine names them."""
    made, at = [], 0
    for number in range(draw(st.integers(1, 12))):
        at += draw(st.integers(0, SECOND))
        end = at + draw(st.integers(0, SECOND))
        made.append(Word(f"h1.{number}", draw(texts), at, end, 9_000, "P1"))
        at = end
    return made


class TestCorrectionsKeepTheTimesOfUntouchedWords:
    """V2: corrections keep the times of untouched words."""

    @given(timed_words(), sentences)
    def test_a_word_that_stays_is_the_same_and_none_overlaps_another(self, old, new):
        made = retyped(old, new, "review.1.1")
        assert [word.text for word in made] == new
        known = {word.name: word for word in old}
        assert all(known[word.name] == word for word in made if word.name in known)
        assert all(a.end <= b.start for a, b in pairwise(made))
        assert not made or (made[0].start >= old[0].start and made[-1].end <= old[-1].end)

    @given(st.data())
    def test_a_correction_never_moves_a_neighbour(self, data):
        told = group("0:00 start 2\n0:00 record\n0:01-0:09 a b c d e f g h\n0:01.6 speaker 1")
        first = data.draw(st.integers(1, 8))
        last = data.draw(st.integers(first, 8))
        event = TextCorrected(f"h1.{first}", f"h1.{last}", "AB", " ".join(data.draw(sentences)))
        before = {word.name: word for word in told.transcript().words}
        after = told.transcript(Record("review.1.1", 1, "", event)).words
        outside = [n for n in range(1, 9) if not first <= n <= last]
        assert [w for w in after if w.name in {f"h1.{n}" for n in outside}] == [
            before[f"h1.{n}"] for n in outside
        ]

    @given(st.integers(1, 8), st.integers(1, 8))
    def test_another_speaker_changes_no_word(self, one, other):
        told = group("0:00 start 2\n0:00 record\n0:01-0:09 a b c d e f g h\n0:01.6 speaker 1")
        first, last = sorted((one, other))
        event = SpeakerCorrected(f"h1.{first}", f"h1.{last}", "P2", "AB")
        after = told.transcript(Record("review.1.1", 1, "", event))
        assert [(w.name, w.text, w.start, w.end) for w in after.words] == [
            (w.name, w.text, w.start, w.end) for w in told.transcript().words
        ]
        assert sum(w.speaker == "P2" for w in after.words) == last - first + 1


@st.composite
def runs(draw):
    """Runs of speech in order, none touching another."""
    made, at = [], 0
    for _ in range(draw(st.integers(0, 6))):
        at += draw(st.integers(50_000, 2 * SECOND))
        end = at + draw(st.integers(50_000, 3 * SECOND))
        made.append(Stretch(at, end))
        at = end
    return made


class TestWordsAreLaidInOrder:
    """A word's place is found among the gate's runs; the order of words is the engine's."""

    @given(timed_words(), runs())
    def test_each_lies_in_a_run_and_runs_follow_each_other(self, words, speech):
        heard = tuple(HeardWord(w.start, w.end, 9_000, w.text) for w in words)
        end = max(heard[-1].end, speech[-1].end if speech else 0) + 1
        places = placed([HeardPiece(0, 0, end, heard)], speech)
        numbers = [place.run for place in places]
        assert len(places) == len(heard)
        assert numbers == ([None] * len(heard) if not speech else sorted(numbers))
        for place in places:
            if place.run is not None:
                run = speech[place.run]
                assert run.start <= place.start <= place.end <= run.end


class TestWhatIsLeftOfSpeech:
    """T5: every second of detected speech is transcribed, left out by a rule, or listed."""

    @given(runs(), runs())
    def test_each_second_is_on_one_side(self, speech, taken):
        left = without(speech, taken)
        gone = without(speech, left)
        assert sum(s.length for s in left) + sum(s.length for s in gone) == sum(
            s.length for s in speech
        )
        assert not without(gone, taken)
