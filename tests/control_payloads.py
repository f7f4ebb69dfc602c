"""Twenty texts with which data could steer what shows it; see the table of threats."""

PAYLOADS = (
    "\x1b[2J\x1b[1;1H cleared",
    "\x1b]52;c;bmFtZQ==\x07 to the clipboard",
    "\x1b]0;a name\x07 in the title",
    "\x9b31m eight-bit control",
    "\x90q device control\x9c",
    "back\x08\x08\x08\x08gone",
    "over\rwritten",
    "bell\x07",
    "nul\x00byte",
    "delete\x7f",
    "right-to-left \u202eoverride",
    "embedding \u202a\u202b\u202c",
    "isolate \u2066\u2067\u2068\u2069",
    "marks \u200e\u200f\u061c",
    "zero\u200bwidth\u200c\u200d\ufeff",
    "soft\u00adhyphen \u2060\u2064",
    "lines\u2028and\u2029paragraphs",
    "tags \U000e0001\U000e0041",
    "annotation \ufff9\ufffa\ufffb \ufffe\uffff",
    "form\x0cfeed \x0b \x1c\x1d\x1e\x1f \x85",
)

CONTROLS = frozenset(
    character for payload in PAYLOADS for character in payload if not character.isprintable()
)
"""Every character of them that leaves no ink."""
