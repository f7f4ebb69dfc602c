"""What counts as still heard in the redacted sound."""

from words_known import Letters, PlainWords

from facilitator.ports import HeardWord
from facilitator.redaction.heard_again import still_heard
from facilitator.redaction.originals import forms_of
from facilitator.transcript.model import Word
from facilitator.units import SECOND

JUDGES = PlainWords(), Letters()


def heard(text, at=10):
    """Words a second apart."""
    return [
        HeardWord((at + n) * SECOND, (at + n + 1) * SECOND, 9000, word)
        for n, word in enumerate(text.split())
    ]


def found(text, *originals, stays=()):
    sought = forms_of([(original, "PERSON") for original in originals], PlainWords())
    return list(still_heard([heard(text)], sought, stays, JUDGES))


def test_an_original_that_is_heard_is_found_with_its_place():
    (one,) = found("then Vandermeer went", "Vandermeer")
    assert (one.start, one.end, one.text) == (11 * SECOND, 12 * SECOND, "Vandermeer")
    assert "Vandermeer" not in repr(one)


def test_so_is_what_only_sounds_like_it():
    (one,) = found("then vandermear went", "Vandermeer")
    assert one.rule == "alike"


def test_a_word_that_stays_in_the_text_at_that_place_may_be_heard():
    stays = [Word("h1.1", "Grace,", 11 * SECOND, 12 * SECOND, 9000)]
    assert found("with grace she said", "Grace Vandermeer", stays=stays) == []


def test_the_same_word_somewhere_else_in_the_text_excuses_nothing():
    stays = [Word("h1.1", "Grace,", 60 * SECOND, 61 * SECOND, 9000)]
    assert len(found("with grace she said", "Grace Vandermeer", stays=stays)) == 1


def test_nothing_heard_is_nothing_found():
    assert list(still_heard([[]], forms_of([], PlainWords()), (), JUDGES)) == []
