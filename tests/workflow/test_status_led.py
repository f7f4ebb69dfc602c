"""A session that is led at this moment was not cut short."""

from encrypted import Encrypted, cut, durable

from facilitator.workflow.home import home_view
from facilitator.workflow.status import status


def test_what_is_led_now_is_not_called_cut_short(tmp_path):
    study = Encrypted(tmp_path)
    live = study.opened()
    durable(live)
    (one,) = status(study.study()).sessions
    assert (one.next.text, one.next.command) == ("It is being led now.", "")
    assert home_view(study.study()).rows[0].next == "It is being led now."
    cut(live)
    (one,) = status(study.study()).sessions
    assert "cut short" in one.next.text
    assert "--go-on" in one.next.command
