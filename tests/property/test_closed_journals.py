"""Closed records: whatever is in them comes back, and nothing that was moved or changed does.

Keys are real age keys: a plaintext is only ever seen through them.
"""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journals import SESSION, any_event, journal, read, written
from stand_ins import SimulatedDisk

from facilitator.session.events import live, made
from facilitator.study.codec import ClosedEvent, event_of, members_of
from facilitator.study.reading import read_folder
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

FEW = settings().max_examples // 4
PAIRS = [Pairs.made(number) for number in (1, 2, 3)]
NEWEST = AgeEnvelope(PAIRS[0] | PAIRS[1] | PAIRS[2])
ENVELOPES = [AgeEnvelope(PAIRS[0]), AgeEnvelope(PAIRS[0] | PAIRS[1]), NEWEST]
STRANGER = AgeEnvelope(Pairs.made(1))
EVENTS = (
    live.NoteTaken(first_key=5, item="I.q1", speaker="P4", text="they nodded"),
    live.AssentAnswered(3, "decline"),
    live.BoardWritten(item=None, text="more words"),
)

envelopes = st.sampled_from(ENVELOPES)
places = st.builds(
    "{}/{}.{}.{}".format,
    st.sampled_from([SESSION, "1" * 16]),
    st.sampled_from(["facilitator", "notes-7f3a"]),
    st.integers(1, 3),
    st.integers(1, 300),
)


def is_closed(event):
    return not made.is_in_clear(type(event))


class TestAnyEventUnderAnyKeys:
    @given(any_event, envelopes, places)
    def test_comes_back_with_all_keys_and_stays_shut_without(self, event, envelope, place):
        stored = json.loads(json.dumps(members_of(event, place, envelope)))
        assert event_of(stored, place, NEWEST, closed=True) == event
        if is_closed(event):
            of = getattr(event, "of", None)
            shut = ClosedEvent(stored["e"], stored["v"], of)
            assert event_of(stored, place, closed=True) == shut
            assert event_of(stored, place, STRANGER, closed=True) == shut

    @given(any_event.filter(is_closed), envelopes, places, places)
    def test_is_refused_at_any_other_place(self, event, envelope, place, other):
        stored = members_of(event, place, envelope)
        found = event_of(stored, other, NEWEST, closed=True)
        if other == place:
            assert found == event
        else:
            assert found == ClosedEvent(stored["e"], stored["v"], stored.get("of"), spoilt=True)

    @given(any_event.filter(is_closed), envelopes, places)
    def test_lies_in_messages_of_whole_lots(self, event, envelope, place):
        stored = members_of(event, place, envelope)
        for member, key in (("d", "record"), ("w", "words")):
            if member in stored:
                plain = NEWEST.open(base64.b64decode(stored[member]), key)
                assert len(plain) % 256 == 0
                assert json.loads(plain)["id"] == place

    @settings(max_examples=FEW)
    @given(st.lists(st.tuples(any_event, envelopes), min_size=1, max_size=4))
    def test_is_read_from_a_journal_whose_parts_have_keys_of_their_own(self, pairs):
        disk = SimulatedDisk()
        for event, envelope in pairs:
            with journal(disk, envelope=envelope) as ledger:
                ledger.append(event, at=1)
        found = read_folder(disk, "/study/recordings/FG3/journal", NEWEST)
        assert [record.event for record in found.records] == [event for event, _ in pairs]
        for file, (_, envelope) in zip(found.files, pairs, strict=True):
            assert file.header.keys == (envelope.name("record"), envelope.name("words"))


@pytest.fixture(scope="module")
def small():
    """A real small journal: a header and three closed records."""
    data, names = written(*EVENTS, envelope=NEWEST)
    return data, names, {r.name: r for r in read(data, envelope=NEWEST).records}


def kept_of(data):
    return {record.name: record for record in read(data, envelope=NEWEST).records}


class TestASmallClosedJournal:
    def test_cut_at_any_byte_is_its_beginning(self, small):
        data, names, whole = small
        for end in range(len(data) + 1):
            found = read(data[:end])
            assert [r.name for r in found.records] == names[: max(data[:end].count(b"\n") - 1, 0)]
            assert (found.damaged, found.torn_bytes) == ((), end - data[:end].rfind(b"\n") - 1)
        for line in range(len(names) + 1):
            end = [i + 1 for i, byte in enumerate(data) if byte == 10][line]
            assert kept_of(data[:end]) == {name: whole[name] for name in names[:line]}

    def test_with_any_byte_changed_loses_one_record_or_two(self, small):
        data, names, _ = small
        shut = {record.name: record for record in read(data).records}
        ends = [i + 1 for i, byte in enumerate(data) if byte == 10]
        for place in range(len(data)):
            changed = bytearray(data)
            changed[place] ^= 1
            found = read(bytes(changed))
            kept = {record.name: record for record in found.records}
            assert kept.items() <= shut.items()
            line = sum(end <= place for end in ends)
            in_link = ends[line] - 67 <= place < ends[line] - 3
            in_newline = place == ends[line] - 1 or changed[place] == 10
            hit = {line, line + 1} if in_link or in_newline else {line}
            lost = {n for n, name in enumerate(names, 1) if name not in kept}
            assert lost <= hit
            assert line in lost or line == 0
            assert f"facilitator.1.{line}" in found.lost

    def test_without_its_header_is_opened_all_the_same(self, small):
        data, _, whole = small
        spoilt = b'{"x' + data[3:]
        found = read(spoilt, envelope=NEWEST)
        assert found.header is None
        assert {record.name: record for record in found.records} == whole
        readable, _ = written(*EVENTS)
        found = read(b'{"x' + readable[3:], envelope=NEWEST)
        assert all(record.event.spoilt for record in found.records)

    @pytest.mark.parametrize("n", [1, 2, 3])
    def test_with_a_line_gone_doubled_or_swapped_says_so(self, small, n):
        data, names, whole = small
        lines = data.splitlines(keepends=True)
        for changed, most in (
            (lines[:n] + lines[n + 1 :], 2),
            (lines[: n + 1] + lines[n:], 0),
            ([*lines[: n - 1], lines[n], lines[n - 1], *lines[n + 1 :]], 3),
        ):
            found = read(b"".join(changed), envelope=NEWEST)
            kept = {record.name: record for record in found.records}
            assert kept.items() <= whole.items()
            gone = set(names) - kept.keys()
            assert len(gone) <= most
            if n < 3 or most != 2:  # the last line gone is a shorter journal: only heads tell that
                assert found.damaged
                assert gone <= set(found.lost)
