import pytest
from deciding import records

from facilitator.errors import Refused
from facilitator.redaction.signoff import refuse_second_time, signatures, signers
from facilitator.session.events.desk import SignedOff
from facilitator.session.events.live import ActWithdrawn


def signed(*pairs):
    return records(*(SignedOff(hash_, by, ()) for by, hash_ in pairs))


def test_a_signature_stands_while_the_hash_is_the_same():
    found = signatures(signed(("AB", "old"), ("CD", "now")), "now")
    assert [(one.by, one.stands) for one in found] == [("AB", False), ("CD", True)]


def test_one_reviewer_counts_once():
    assert signers(signatures(signed(("AB", "now"), ("AB", "now")), "now")) == ("AB",)


def test_the_second_reviewer_is_another_person():
    with pytest.raises(Refused, match="AB has signed this text"):
        refuse_second_time(signatures(signed(("AB", "now")), "now"), "AB", 2)


def test_who_signed_an_earlier_state_may_sign_again():
    refuse_second_time(signatures(signed(("AB", "old")), "now"), "AB", 1)


def test_a_withdrawn_signature_does_not_count():
    every = (*signed(("AB", "now")), *records(ActWithdrawn(of="review.1.1"), writer="later"))
    assert signatures(every, "now") == ()
