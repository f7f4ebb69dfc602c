"""A person's preferences are read before anything begins."""

import pytest

from facilitator.cli.own_face import own_face
from facilitator.errors import BadInput
from facilitator.tui.face import Face


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_CONFIG", str(tmp_path))
    return tmp_path / "config.toml"


def test_without_preferences_all_is_as_it_comes(config):
    assert not config.exists()
    assert own_face() == Face()


def test_preferences_become_the_face_of_every_screen(config):
    config.write_text(
        'theme = "contrast"\nsigns = "ascii"\nstart_large = true\n[keys]\n"live.note" = "j"\n',
        encoding="utf-8",
    )
    face = own_face()
    assert (face.theme, face.signs, face.look) == ("contrast", "ascii", "large")
    assert face.keymap.written("live.note") == "j"


def test_a_map_that_cannot_be_is_refused_with_its_file(config):
    config.write_text('[keys]\n"live.note" = "g"\n', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        own_face()
    assert str(config) in str(refused.value)
    assert '"live.go"' in str(refused.value)
