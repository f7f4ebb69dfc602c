from facilitator.tui.held import KeyGate
from facilitator.units import us


def test_a_key_less_than_a_tenth_of_a_second_after_itself_is_dropped():
    gate = KeyGate()
    assert gate.lets("space", us(1.0))
    assert not gate.lets("space", us(1.05))
    assert gate.lets("space", us(1.2))


def test_a_key_held_down_counts_once_however_long():
    gate = KeyGate()
    counted = [gate.lets("space", us(0.03 * press)) for press in range(100)]
    assert counted == [True] + [False] * 99


def test_another_key_counts_at_once():
    gate = KeyGate()
    assert gate.lets("4", us(1.0))
    assert gate.lets("7", us(1.01))


def test_a_key_after_another_was_pressed_however_soon():
    gate = KeyGate()
    counted = [gate.lets(key, us(0.01 * press)) for press, key in enumerate("of\to")]
    assert counted == [True] * 4


def test_scrolling_goes_on_while_the_key_is_held():
    gate = KeyGate()
    assert all(gate.lets("down", us(0.03 * press), moves=True) for press in range(10))


def test_the_sound_is_stopped_or_started_once_a_second():
    gate = KeyGate()
    assert gate.lets("o", us(1.0), stops=True)
    assert not gate.lets("o", us(1.9), stops=True)
    assert gate.lets("o", us(2.1), stops=True)
