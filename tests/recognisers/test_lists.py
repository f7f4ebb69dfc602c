from importlib.resources import files

import pytest

LISTS = sorted(
    (p for p in (files("facilitator.recognisers") / "lists").iterdir()), key=lambda p: p.name
)


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.name)
def test_a_list_names_its_source_and_holds_each_term_once(path):
    lines = path.read_text("utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    terms = [line for line in lines if not line.startswith("#")]
    assert any("Source" in line for line in comments)
    assert len(terms) == len(set(terms))
    assert all(term == term.strip().casefold() and term for term in terms)
