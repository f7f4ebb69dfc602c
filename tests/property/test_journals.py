"""Journals hold what `durability.md` promises, for any events and any damage.

One class a rule, the rule quoted above it.
"""

import itertools
import json
from hashlib import sha256

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from journals import FOLDER, any_event, journal, of_class, read, texts, times, written
from stand_ins import SimulatedDisk

from facilitator.canonical import canonical
from facilitator.session.events import EVENTS, Record, live
from facilitator.session.state import replay, standing, withdrawn
from facilitator.study.codec import clean, event_of, members_of
from facilitator.study.merge import merged
from facilitator.study.reading import Reading, read_folder

FEW = settings().max_examples // 4
"""For rules that look at every byte of an example, or at every class."""

some_events = st.lists(any_event, min_size=1, max_size=4)


class TestEveryEvent:
    """ "Writing uses one canonical form, so that equal events give equal bytes."""

    @pytest.mark.parametrize("cls", EVENTS.values(), ids=lambda cls: cls.__name__)
    def test_comes_back_as_it_was(self, cls):
        @settings(max_examples=FEW)
        @given(of_class(cls))
        def check(event):
            stored = json.loads(canonical(members_of(event)))
            assert event_of(stored) == event

        check()

    @given(some_events)
    def test_gives_the_same_bytes_twice(self, events):
        assert written(*events) == written(*events)

    @given(st.text(alphabet=st.characters(exclude_categories=()), max_size=30))
    def test_can_hold_any_text_that_comes_in(self, text):
        note = live.NoteTaken(first_key=0, item=None, speaker=None, text=text)
        (record,) = read(written(note)[0]).records
        assert record.event.text == clean(text)
        if not any("\ud800" <= c <= "\udfff" for c in text):
            assert record.event.text == text


def rfc_8785(value):
    """Write `value` as RFC 8785 says, from its text and nothing of ours.

    3.2.2.1 literals, 3.2.2.2 strings, 3.2.2.3 numbers (whole ones here), 3.2.3 sorting by UTF-16.
    """
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        short = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
        escaped = (short.get(ord(c)) or (f"\\u{ord(c):04x}" if ord(c) < 32 else c) for c in value)
        return '"' + "".join(escaped) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(rfc_8785, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(f"{rfc_8785(key)}:{rfc_8785(value[key])}" for key in keys) + "}"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner, max_size=4)
    ),
    max_leaves=12,
)


class TestTheCanonicalForm:
    """ "That is RFC 8785 for this subset; a test compares with an independent implementation."""

    @given(json_values)
    def test_is_rfc_8785(self, value):
        assert canonical(value) == rfc_8785(value).encode()

    @given(st.floats(), st.lists(st.integers(0, 9), max_size=3))
    def test_holds_no_floats(self, number, others):
        with pytest.raises(TypeError):
            canonical({"a": [*others, number]})

    @given(some_events)
    def test_is_what_every_line_is_in(self, events):
        for line in written(*events)[0].splitlines():
            members = json.loads(line)
            h = members.pop("h")
            assert line == rfc_8785(members).encode()[:-1] + f',"h":"{h}"}}'.encode()


class TestTheChain:
    """ "h = SHA-256( h of the line before ‖ the line's bytes without that member )."""

    @given(some_events)
    def test_can_be_checked_without_our_code(self, events):
        before = b""
        for line in written(*events)[0].split(b"\n")[:-1]:
            body, _, h = line.rpartition(b',"h":"')
            assert h == sha256(before + body + b"}").hexdigest().encode() + b'"}'
            before = h[:64]


class TestACut:
    """ "A journal cut at any byte replays to a prefix."""

    @settings(max_examples=FEW)
    @given(some_events)
    def test_at_any_byte_leaves_a_prefix_and_a_torn_tail(self, events):
        data, _ = written(*events)
        whole = read(data).records
        for end in range(len(data) + 1):
            found = read(data[:end])
            assert found.records == whole[: len(found.records)]
            assert found.damaged == ()
            complete = data[:end].rfind(b"\n") + 1
            assert found.torn_bytes == end - complete
            assert len(found.records) == max(data[:end].count(b"\n") - 1, 0)

    @given(some_events, st.integers(16, 300), st.booleans())
    def test_that_power_made_may_leave_zeros_and_they_are_torn(self, events, zeros, ends_a_line):
        data, names = written(*events)
        found = read(data + bytes(zeros) + b"x\n" * ends_a_line)
        assert [record.name for record in found.records] == names
        assert (found.damaged, found.torn_bytes) == ((), zeros + 2 * ends_a_line)

    def test_zeros_before_a_record_that_counts_are_damage(self):
        data, names = written(*[live.ProbeUsed(f"p{n}") for n in range(3)])
        lines = data.splitlines(keepends=True)
        lines[2] = bytes(len(lines[2]) - 70) + lines[2][-70:]
        found = read(b"".join(lines))
        assert [record.name for record in found.records] == [names[0], names[2]]
        assert found.lost == (names[1],)

    @given(some_events, st.data())
    def test_is_left_as_it_is_and_the_next_part_names_it(self, events, data):
        disk = SimulatedDisk()
        journal(disk).append(*events, at=5)
        first = disk.files[f"{FOLDER}/facilitator.1.jsonl"]
        header = first.index(b"\n") + 1
        del first[data.draw(st.integers(header, len(first))) :]
        cut = bytes(first)
        before = read_folder(disk, FOLDER).files[0]
        journal(disk).append(live.RecordingStarted(), at=9)
        assert disk.files[f"{FOLDER}/facilitator.1.jsonl"] == cut
        one, two = read_folder(disk, FOLDER).files
        assert one.records == before.records
        after = two.header.after
        assert (after.file, after.n, after.h) == (one.file, *one.head)
        assert after.torn == one.torn_bytes


class TestAFlip:
    """ "One flipped byte costs one line (two if it hits a newline or a link), and is named."""

    @settings(max_examples=FEW)
    @given(st.lists(any_event, min_size=3, max_size=3), st.integers(1, 255))
    def test_of_any_byte_is_named_and_every_other_record_keeps_its_name(self, events, flip):
        data, names = written(*events)
        whole = {record.name: record for record in read(data).records}
        ends = [i + 1 for i, byte in enumerate(data) if byte == 10]
        for place in range(len(data)):
            changed = bytearray(data)
            changed[place] ^= flip
            found = read(bytes(changed))
            kept = {record.name: record for record in found.records}
            assert kept.items() <= whole.items()
            line = sum(end <= place for end in ends)
            hit = [line]
            in_link = ends[line] - 67 <= place < ends[line] - 3
            in_newline = place == ends[line] - 1 or changed[place] == 10
            if in_link or in_newline:
                hit.append(line + 1)
            may_be_lost = {f"facilitator.1.{n}" for n in hit}
            lost = (
                {"facilitator.1.0", *names}
                - kept.keys()
                - ({"facilitator.1.0"} if found.header else set())
            )
            assert lost <= may_be_lost
            assert f"facilitator.1.{line}" in found.lost
            assert lost == set(found.lost) & {"facilitator.1.0", *names}

    @given(some_events, st.data())
    def test_costs_one_record_inside_it(self, events, data):
        found, names = written(*events)
        lines = found.split(b"\n")[:-1]
        n = data.draw(st.integers(1, len(events)))
        start = sum(len(line) + 1 for line in lines[:n])
        place = data.draw(st.integers(start, start + len(lines[n]) - 75))
        changed = bytearray(found)
        changed[place] = data.draw(
            st.integers(0, 255).filter(lambda b: b not in (10, found[place]))
        )
        kept = [record.name for record in read(bytes(changed)).records]
        assert kept == names[: n - 1] + names[n:]


class TestLinesThatWereMoved:
    """ "Line deleted, swapped, doubled": named, and nothing is read under another name."""

    @given(st.lists(any_event, min_size=4, max_size=4), st.data())
    def test_are_named(self, events, data):
        found, names = written(*events)
        whole = set(read(found).records)
        lines = found.splitlines(keepends=True)
        n = data.draw(st.integers(1, 3))
        act = data.draw(st.sampled_from(["delete", "swap", "double"]))
        if act == "delete":
            del lines[n]
        elif act == "swap":
            lines[n], lines[n + 1] = lines[n + 1], lines[n]
        else:
            lines.insert(n, lines[n])
        result = read(b"".join(lines))
        assert result.damaged
        assert set(result.records) <= whole
        lost = set(names) - {record.name for record in result.records}
        assert lost <= set(result.lost)
        assert len(lost) <= {"delete": 2, "swap": 3, "double": 0}[act]


class TestTwoWriters:
    """ "Merge = by (at, writer, part, n), never reordering within a writer."""

    @given(st.lists(st.tuples(st.booleans(), times, texts), max_size=12))
    def test_interleaved_are_merged_in_one_order(self, acts):
        disk = SimulatedDisk()
        ledgers = (journal(disk), journal(disk, "notes-7f3a"))
        for second, at, text in acts:
            ledgers[second].append(live.BoardWritten(item=None, text=text), at=at)
        found = read_folder(disk, FOLDER).records
        assert len(found) == len(acts)
        assert [record.at for record in found] == sorted(record.at for record in found)
        for ledger in ledgers:
            own = [int(r.name.rsplit(".", 1)[1]) for r in found if r.writer == ledger.writer]
            assert own == sorted(own)

    @given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 3), times), max_size=12))
    def test_are_merged_alike_however_they_come(self, places):
        count = itertools.count(1)
        records = [
            Record(f"{writer}.{part}.{next(count)}", at, "", None) for writer, part, at in places
        ]
        assert merged(records) == merged(reversed(records))
        assert merged(merged(records)) == merged(records)

    def test_a_smaller_time_is_lifted_to_the_one_before(self):
        records = [
            Record("a.1.1", 50, "", 1),
            Record("a.1.2", 20, "", 2),
            Record("b.1.1", 30, "", 3),
        ]
        assert [(r.name, r.at) for r in merged(records)] == [
            ("b.1.1", 30),
            ("a.1.1", 50),
            ("a.1.2", 50),
        ]


acts = st.one_of(
    st.builds(live.SpeakerNamed, speaker=st.sampled_from(["P1", "P2", "FAC"])),
    st.builds(
        live.AssentAnswered, seat=st.integers(1, 3), answer=st.sampled_from(["agree", "decline"])
    ),
    st.builds(live.ProbeUsed, item=st.sampled_from(["II.q1.p1", "II.q1.p2"])),
)


class TestUndo:
    """ "An event counts while no counting withdrawal names it, so redo withdraws the withdrawal."""

    @given(st.lists(acts, min_size=1, max_size=5), st.integers(0, 4), st.data())
    def test_and_redo_from_disk_replay_to_the_same_state(self, events, times_undone, data):
        disk = SimulatedDisk()
        ledger = journal(disk)
        ledger.append(live.SessionStarted(3, "g", "0" * 64, "mic"), at=0)
        named = [ledger.append(e, at=10 + i)[0].name for i, e in enumerate(events)]
        last = victim = data.draw(st.sampled_from(named))
        for i in range(times_undone):
            last = ledger.append(live.ActWithdrawn(of=last), at=100 + i)[0].name
        found = read_folder(disk, FOLDER).records
        assert (victim in withdrawn(found)) is (times_undone % 2 == 1)
        left = [e for name, e in zip(named, events, strict=True) if name not in withdrawn(found)]
        assert [record.event for record in standing(found)][1:] == left
        again = SimulatedDisk()
        other = journal(again)
        other.append(live.SessionStarted(3, "g", "0" * 64, "mic"), at=0)
        for name, event in zip(named, events, strict=True):
            if name in named and name not in withdrawn(found):
                other.append(event, at=10 + named.index(name))
        plain = replay(read_folder(again, FOLDER).records)
        undone = replay(found)
        assert (undone.seats, undone.speaker, undone.probes) == (
            plain.seats,
            plain.speaker,
            plain.probes,
        )


class TestReading:
    """ "A follower remembers (file, offset), reads to the last newline."""

    @given(some_events, st.lists(st.integers(1, 400), min_size=1, max_size=30))
    @example([live.RecordingStarted()], [1])
    def test_in_pieces_is_reading_at_once(self, events, sizes):
        from facilitator.study.reading import FileReader

        data, _ = written(*events)
        reader, place, records = FileReader("facilitator.1.jsonl"), 0, []
        for size in itertools.cycle(sizes):
            if place >= len(data):
                break
            records += reader.feed(data[place : place + size])
            place += size
        assert tuple(records) == read(data).records
        assert reader.so_far() == read(data)

    @given(st.binary(max_size=300))
    def test_of_anything_at_all_ends_without_an_error(self, data):
        assume(b"format" not in data)
        found = read(data)
        assert found.records == ()
        assert Reading.of([found]).session is None
