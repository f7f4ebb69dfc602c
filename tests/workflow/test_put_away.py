"""Banners of events can be put away; those whose cause lasts cannot."""

from dataclasses import replace

import pytest
from workflow.room import led
from workflow.test_conduct import at_question

from facilitator.units import SECOND


@pytest.fixture
def conduct(tmp_path):
    with led(tmp_path) as (conduct, _clock):
        yield conduct


def declined(conduct):
    conduct.next()
    conduct.next()
    conduct.next()
    conduct.assent("decline")


def test_what_happened_is_put_away_and_stays_so(conduct):
    declined(conduct)
    assert "P1 declined" in conduct.view.banner.text
    conduct.calm()
    assert conduct.view.banner is None
    conduct.assent("decline")
    assert "P2 declined" in conduct.view.banner.text  # the next one is another event


def test_what_still_endangers_the_recording_is_not_put_away(conduct):
    at_question(conduct)
    conduct.saving = replace(conduct.saving, notes_fail=True)
    before = conduct.view.banner
    assert before is not None
    assert not before.passes
    conduct.calm()
    assert conduct.view.banner == before


def test_an_event_goes_by_itself_after_thirty_seconds(tmp_path):
    with led(tmp_path) as (conduct, clock):
        declined(conduct)
        clock.time += 31 * SECOND
        assert conduct.view.banner is None
