from facilitator.recognisers.guide_terms import guide_terms


def test_capitals_of_the_guide_are_harmless_but_names_and_first_words_are_not():
    texts = ["Thank you for coming to UCSD.", "Will Maria and Hope use Epic?", "So, what of it?"]
    assert guide_terms(texts) == {"ucsd", "epic"}
