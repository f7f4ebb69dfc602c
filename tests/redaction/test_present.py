"""Names typed for one pass: used, never kept."""

from dataclasses import replace

from deciding import decided, derived, material

from facilitator.session.state import Note


def _present(text, *names, **more):
    return derived(replace(material(text, **more), present=names))


def test_a_name_that_was_typed_is_a_likely_person_wherever_it_stands():
    found = _present("P1: so zuzana left\nP2: Zuzana's bag", "Zuzana Vandermeer").flags
    assert [(f.text, f.type, f.tier) for f in found] == [
        ("zuzana", "PERSON", "likely"),
        ("Zuzana's", "PERSON", "likely"),
    ]


def test_a_name_that_was_typed_is_found_misspelt_and_misheard():
    found = _present("P1: so zuzanna met fander mear and vandemeer", "Zuzana Vandermeer").flags
    assert [f.text for f in found] == ["zuzanna", "vandemeer"]


def test_a_word_that_sounds_like_it_is_found_though_it_is_spelt_otherwise():
    (flag,) = _present("P1: ask phillippa now", "Filipa").flags
    assert flag.reason == "sounds like the name of someone who was there"


def test_a_common_word_that_is_spelt_nearly_like_it_is_left_alone():
    assert _present("P1: we said hospital", "Hospitas").flags == ()


def test_names_that_were_typed_are_searched_in_notes():
    note = Note("notes.1.7", 5, "notes", None, None, "Zuzana nods a lot")
    (flag,) = _present("P1: so we left", "Zuzana", notes=(note,)).flags
    assert flag.note


def test_names_that_were_typed_change_neither_the_hash_nor_what_is_decided():
    given = material("P1: ask <<Maria|PERSON>> and Zuzana")
    done = given.with_records(decided(derived(given)))
    with_names = derived(replace(done, present=("Zuzana",)))
    assert with_names.open == 1
    assert with_names.hash == derived(done).hash
    assert with_names.to_number == derived(done).to_number


def test_a_decision_about_such_a_name_holds_when_the_name_is_forgotten():
    given = material("P1: ask zuzana now")
    pass_ = derived(replace(given, present=("Zuzana",)))
    later = derived(given.with_records(decided(pass_)))
    assert [(f.text, f.decision) for f in later.flags] == [("zuzana", "redact")]


def test_no_representation_holds_a_name_that_was_typed():
    given = replace(material("P1: so we left"), present=("Zuzana",))
    assert "Zuzana" not in repr(given)
    assert "Zuzana" not in repr(derived(given))
