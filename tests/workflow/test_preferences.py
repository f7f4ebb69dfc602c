import pytest

from facilitator.errors import BadInput
from facilitator.workflow.preferences import Preferences, parse_preferences, read_preferences


def refused(text):
    with pytest.raises(BadInput) as caught:
        parse_preferences(text)
    return str(caught.value)


def test_without_a_file_all_is_as_usual(tmp_path):
    assert read_preferences(tmp_path) == Preferences()


def test_all_that_can_be_preferred(tmp_path):
    (tmp_path / "config.toml").write_text(
        'theme = "day"\nsigns = "ascii"\nstart_large = true\n'
        '[keys]\n"live.note" = "k"\n"live.next" = ["space", "right"]\n',
        encoding="utf-8",
    )
    found = read_preferences(tmp_path)
    assert (found.theme, found.signs, found.start_large) == ("day", "ascii", True)
    assert found.keys == {"live.note": ("k",), "live.next": ("space", "right")}
    assert found.file == str(tmp_path / "config.toml")


def test_an_unknown_preference_is_refused_with_the_nearest():
    assert 'knows no "themes". The nearest is "theme".' in refused('themes = "day"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "dusk"', "night, day, contrast"),
        ("signs = 1", "unicode, ascii"),
        ('start_large = "yes"', "true or false"),
        ("keys = 1", "[keys]"),
        ("[keys]\nlive.note = 'k'", '"live"'),
        ('[keys]\n"live.note" = 3', '"live.note"'),
        ('[keys]\n"live.note" = [""]', '"live.note"'),
        ("theme = ", "no TOML"),
    ],
)
def test_what_cannot_be_is_refused_in_two_sentences(text, said):
    found = refused(text)
    assert said in found
    assert found.startswith("config.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="UTF-8"):
        read_preferences(tmp_path)
