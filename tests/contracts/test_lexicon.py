"""What every lexicon and likeness keeps to; one class a port."""

import pytest
from words_known import Letters, PlainWords

from facilitator.recognisers.lexicon import EnglishLexicon
from facilitator.recognisers.likeness import EnglishLikeness


class LexiconContract:
    @pytest.mark.parametrize("word", ["the", "hospital", "talk", "knows", "Talk"])
    def test_it_knows_ordinary_words_in_any_case(self, lexicon, word):
        assert lexicon.ordinary(word)

    @pytest.mark.parametrize("word", ["vandermeer", "nkechi", "Zyntex"])
    def test_it_does_not_know_strange_ones(self, lexicon, word):
        assert not lexicon.ordinary(word)

    def test_common_words_are_over_and_strange_ones_under_three_zipf(self, lexicon):
        assert lexicon.zipf("the") > 600
        assert lexicon.zipf("vandermeer") < 300


class TestEnglishLexicon(LexiconContract):
    @pytest.fixture
    def lexicon(self):
        return EnglishLexicon()

    @pytest.mark.parametrize("word", ["didn't", "she's", "precharting", "whole-heartedly"])
    def test_it_takes_words_apart(self, lexicon, word):
        assert lexicon.ordinary(word)


class TestPlainWords(LexiconContract):
    @pytest.fixture
    def lexicon(self):
        return PlainWords()


class LikenessContract:
    def test_equal_words_are_wholly_alike_in_any_case(self, likeness):
        assert likeness.ratio("Patel", "patel") == 100

    def test_a_misspelling_is_nearer_than_another_word(self, likeness):
        assert likeness.ratio("Patell", "Patel") > 80 > likeness.ratio("Okafor", "Patel")

    def test_names_spoken_alike_are_told(self, likeness):
        assert likeness.same_sound("Philippa", "Filipa")
        assert not likeness.same_sound("Patel", "Okafor")

    def test_the_nearest_of_several_is_given_and_the_first_of_equals(self, likeness):
        assert likeness.nearest("Patell", ["okafor", "patel", "patels"], 80) == "patel"
        assert likeness.nearest("maria", ["mario", "marie"], 80) == "mario"

    def test_what_is_not_near_enough_is_not_given(self, likeness):
        assert likeness.nearest("Patell", ["okafor"], 80) is None
        assert likeness.nearest("Patell", [], 80) is None

    def test_words_of_one_sound_are_those_that_sound_alike(self, likeness):
        assert likeness.sound("Philippa") == likeness.sound("Filipa") != ""
        assert likeness.sound("Patel") != likeness.sound("Okafor")


class TestEnglishLikeness(LikenessContract):
    @pytest.fixture
    def likeness(self):
        return EnglishLikeness()


class TestLetters(LikenessContract):
    @pytest.fixture
    def likeness(self):
        return Letters()
