import pytest
from rich.color import Color
from textual.color import Color as TextualColor

from facilitator.tui.lines import Role
from facilitator.tui.themes import PALETTES, contrast, styles_of, theme_of

ROLES = Role.__args__  # type: ignore[attr-defined]
NEEDED = 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_on_every_ground(name):
    for text, ground in PALETTES[name].pairs:
        assert contrast(text, ground) >= NEEDED, (text, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_in_the_greys_of_no_color(name):
    for text, ground in PALETTES[name].pairs:
        grey_text, grey_ground = (TextualColor.parse(c).monochrome.hex for c in (text, ground))
        assert contrast(grey_text, grey_ground) >= NEEDED, (text, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_every_role_has_a_style_of_colours_in_the_pairs(name):
    palette = PALETTES[name]
    styles = styles_of(palette)
    assert set(styles) == set(ROLES)
    texts = {text for text, _ in palette.pairs} | {palette.rule}
    for role, style in styles.items():
        assert isinstance(style.color, Color)
        assert style.color.name in texts, role
        if style.bgcolor is not None:
            assert (style.color.name, style.bgcolor.name) in palette.pairs, role


@pytest.mark.parametrize("name", PALETTES)
def test_a_theme_names_the_roles_for_style_sheets(name):
    variables = theme_of(PALETTES[name]).variables
    assert {"ground", "bar", "lit", "rec", "off-bg", "off-fg", "quiet"} <= set(variables)


def test_the_contrast_of_black_and_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast("#777777", "#777777") == 1.0
