"""What proposes flags: one small module a recogniser, in Presidio's registry.

To add one: a module with a class that inherits `detector.Detector`, names the `types` it proposes
and has a `find(reading)` that gives `Found` values, each with a reason for the reviewer; one line
in `presidio.detectors`; and a table of texts in `tests/recognisers/`, as many that must be let be
as that must be found. Then run `python benchmarks/redaction.py` before and after.
"""
