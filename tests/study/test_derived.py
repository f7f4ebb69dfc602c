"""The cache of what can be made again: what it trusts, what it keeps, what it gives away."""

import os
from pathlib import Path

import pytest

from facilitator.study.derived import Cache, key
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

ONE = key("candidates", "1", heard="ab")
OTHER = key("candidates", "2", heard="ab")
OF = "5e" * 32
DATA = b'["Margaret"]'


@pytest.fixture(params=["plain", "encrypted"])
def cache(request, tmp_path):
    envelope = AgeEnvelope(Pairs.made(1)) if request.param == "encrypted" else None
    return Cache(tmp_path / "derived", envelope)


def files(cache):
    return sorted(p.relative_to(cache.folder) for p in cache.folder.rglob("*") if p.is_file())


def test_it_is_made_once(cache):
    made = []
    for _ in range(2):
        assert cache.made(ONE, "c.json", OF, lambda: made.append(1) or DATA) == DATA
    assert made == [1]


def test_of_other_words_it_is_made_again(cache):
    cache.put(ONE, "c.json", OF, DATA)
    assert cache.get(ONE, "c.json", "00" * 32) is None
    assert cache.get(ONE, "c.json", OF) == DATA


def test_changed_bytes_are_not_trusted(cache):
    cache.put(ONE, "c.json", OF, DATA)
    path = cache.folder / ONE / "c.json"
    good = path.read_bytes()
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert cache.get(ONE, "c.json", OF) is None
        path.write_bytes(good[:place])
        assert cache.get(ONE, "c.json", OF) is None


def test_what_was_moved_from_another_place_is_not_trusted(cache):
    cache.put(ONE, "c.json", OF, DATA)
    path = cache.folder / ONE / "c.json"
    (cache.folder / OTHER).mkdir()
    (cache.folder / OTHER / "c.json").write_bytes(path.read_bytes())
    (cache.folder / ONE / "d.json").write_bytes(path.read_bytes())
    assert cache.get(OTHER, "c.json", OF) is None
    assert cache.get(ONE, "d.json", OF) is None


def test_of_each_name_the_newest_alone_is_kept(cache):
    cache.put(ONE, "c.json", OF, DATA)
    cache.put(ONE, "d.json", OF, DATA)
    for version in range(9):
        newest = key("candidates", str(version))
        cache.put(newest, "c.json", OF, DATA)
    assert files(cache) == sorted([Path(ONE, "d.json"), Path(newest, "c.json")])
    assert cache.get(ONE, "d.json", OF) == DATA


def test_what_is_no_key_is_left_alone(cache):
    cache.folder.mkdir()
    (cache.folder / "summary.html").write_bytes(b"x")
    (cache.folder / "mine").mkdir()
    (cache.folder / "mine" / "c.json").write_bytes(b"x")
    cache.put(ONE, "c.json", OF, DATA)
    assert (cache.folder / "summary.html").exists()
    assert (cache.folder / "mine" / "c.json").exists()


def test_where_it_cannot_be_kept_nothing_is_lost(cache):
    cache.folder.write_bytes(b"")  # no folder: writing fails for every user
    assert cache.made(ONE, "c.json", OF, lambda: DATA) == DATA


def test_what_an_interrupted_write_left_goes_with_the_next(cache):
    cache.put(ONE, "c.json", OF, DATA)
    old = cache.folder / ONE / ".c.json.00000000.tmp"
    young = cache.folder / ONE / ".c.json.11111111.tmp"
    for path in (old, young):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    cache.put(ONE, "c.json", OF, DATA)
    assert not old.exists()
    assert young.exists()  # a process may be writing it now


def test_no_word_is_on_the_disk_in_an_encrypted_study(tmp_path):
    cache = Cache(tmp_path / "derived", AgeEnvelope(Pairs.made(1)))
    cache.put(ONE, "c.json", OF, DATA)
    (path,) = (cache.folder / ONE).iterdir()
    assert b"Margaret" not in path.read_bytes()
    assert OF.encode() not in path.read_bytes()
