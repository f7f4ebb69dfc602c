import pytest
from rich.color import Color
from textual.color import Color as TextualColor
from tui.scenes import SCENES
from tui.waiting import settled

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


USED = (
    "live_recording", "live_off_record_long", "live_no_sound", "live_assent", "live_note",
    "live_palette", "live_help", "join_typed", "home", "redact", "before_fine", "debrief", "ending",
)  # fmt: skip


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("name", USED)
async def test_every_text_that_is_really_drawn_can_be_read(name, theme):
    scene = SCENES[name]
    app = scene.app()
    async with app.run_test(size=(120, 36)) as pilot:
        app.theme = theme
        await scene.play(pilot)
        await settled(app, pilot)
        strips = app.screen._compositor.render_strips(app.size)
    palette = PALETTES[theme]
    found = set()
    for segment in (segment for strip in strips for segment in strip if segment.text.strip()):
        text, ground = (
            colour.get_truecolor().hex for colour in (segment.style.color, segment.style.bgcolor)
        )
        found.add(ground)
        if text != palette.rule:  # lines and empty parts of bars
            assert contrast(text, ground) >= NEEDED, (segment.text, text, ground)
    assert palette.ground in found or palette.bar in found
