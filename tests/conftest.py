"""What all tests share: how Hypothesis searches, and that nothing stays behind in memory."""

import os
import shutil

from hypothesis import HealthCheck, settings

from facilitator.study.live_place import IN_MEMORY, live_path

settings.register_profile("ci", deadline=None, derandomize=True)
# At a desk: HYPOTHESIS_PROFILE=long pytest tests/property
settings.register_profile(
    "long", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_unconfigure(config):
    """Remove what sessions in the tests' state folders had in memory."""
    made = getattr(config, "_tmp_path_factory", None)
    if made is None or made._basetemp is None:
        return
    for state in made.getbasetemp().rglob("state"):
        place = live_path(state, "", "").parent
        if place.parent == IN_MEMORY:
            shutil.rmtree(place, ignore_errors=True)
