"""A tone replaces samples: nothing of what was there is left in it, and nothing around it moves."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.audio.tone import FADE_MS, LOUDEST_DBFS, QUIETEST_DBFS, Tone, peak_for, toned

RATE = 8_000
LOUDEST = 32768 * 10 ** (LOUDEST_DBFS / 20)


def samples(pcm):
    return np.frombuffer(pcm, dtype="<i2")


def noise(count, seed=1):
    return np.random.default_rng(seed).integers(-9000, 9000, count).astype("<i2").tobytes()


def test_outside_of_it_every_sample_is_as_it_was():
    before = noise(RATE)
    after = toned(before, 500, RATE, [Tone(1500, 3500, 1000)])
    assert after[: 2 * 1000] == before[: 2 * 1000]
    assert after[2 * 3000 :] == before[2 * 3000 :]


def test_inside_of_it_nothing_depends_on_what_was_there():
    tone = [Tone(100, 7000, 1000)]
    one, other = (samples(toned(noise(RATE, seed), 0, RATE, tone))[100:7000] for seed in (1, 2))
    assert np.array_equal(one, other)


def test_it_is_1_khz_and_fades_at_both_ends_inside_itself():
    sound = samples(toned(noise(RATE), 0, RATE, [Tone(0, RATE, 3000)])).astype(float)
    spectrum = np.abs(np.fft.rfft(sound))
    assert np.argmax(spectrum) == 1000
    fade = RATE * FADE_MS // 1000
    assert max(np.abs(sound[: fade // 4])) < 3000 / 2 < max(np.abs(sound[fade : 2 * fade]))
    assert max(np.abs(sound[-fade // 4 :])) < 3000 / 2


def test_it_is_as_loud_as_what_it_stands_for_within_bounds():
    loud = (20_000 * np.sin(np.arange(RATE))).astype("<i2").tobytes()
    usual = (1_000 * np.sin(np.arange(RATE))).astype("<i2").tobytes()
    assert peak_for(loud) == LOUDEST
    assert abs(peak_for(usual) - 1_000) < 10
    assert peak_for(bytes(2 * RATE)) == peak_for(b"") == 32768 * 10 ** (QUIETEST_DBFS / 20)


@given(
    st.integers(0, 900),
    st.lists(st.integers(1, 400), min_size=1, max_size=6),
    st.integers(0, 900),
    st.integers(1, 900),
)
@settings(max_examples=60)
def test_however_sound_is_cut_into_parts_it_comes_out_the_same(first, cuts, start, length):
    tones = [Tone(first + start, first + start + length, 2000)]
    whole = noise(sum(cuts))
    parts, at = b"", 0
    for cut in cuts:
        parts += toned(whole[2 * at : 2 * (at + cut)], first + at, RATE, tones)
        at += cut
    assert parts == toned(whole, first, RATE, tones)
