"""Every detector has a table of examples, as many that are let be as that are proposed."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from proposing import english_names

from facilitator.recognisers.presidio import StudyTerms, detectors

DETECTORS = detectors(english_names(), StudyTerms())
MODULES = sorted(type(each).__module__.rpartition(".")[2] for each in DETECTORS)
LEAST = 5


def tables_of(name):
    """Give the module that tests the detector of module `name`."""
    spec = spec_from_file_location(f"tables_{name}", Path(__file__).with_name(f"test_{name}.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(module, said):
    """Count the rows of the tables whose test says `said` of what is in them."""
    tests = [
        test for name, test in vars(module).items() if name.startswith("test") and said in name
    ]
    marks = [mark for test in tests for mark in getattr(test, "pytestmark", [])]
    return sum(len(mark.args[1]) for mark in marks if mark.name == "parametrize")


@pytest.mark.parametrize("name", MODULES)
def test_a_detector_has_as_many_examples_without_a_hit_as_with_one(name):
    module = tables_of(name)
    assert rows(module, "proposed") >= LEAST
    assert rows(module, "let_be") >= rows(module, "proposed")
