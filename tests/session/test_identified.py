"""One moment that two people marked is one; two moments of one person are two."""

import pytest
from session_lines import state

from facilitator.session.identified import identified
from facilitator.units import SECOND


@pytest.mark.parametrize(
    ("lines", "moments"),
    [
        (("0:20 identified", "0:30 notes-7f3a identified"), [(10, 30)]),
        (("0:20 notes-7f3a identified", "0:35 identified"), [(10, 35)]),
        (("0:20 identified", "0:36 notes-7f3a identified"), [(10, 20), (26, 36)]),
        (("0:20 identified", "0:25 identified"), [(10, 20), (15, 25)]),
        (
            ("0:20 identified", "0:25 notes-7f3a identified", "0:28 identified"),
            [(10, 25), (18, 28)],
        ),
        (("0:20 identified", "0:21 quote"), [(10, 20)]),
    ],
)
def test_marks_of_two_writers_within_fifteen_seconds_are_one(lines, moments):
    found = identified(state("\n".join(("0:00 start 4", *lines))).marks)
    assert [(mark.start // SECOND, mark.at // SECOND) for mark in found] == moments
