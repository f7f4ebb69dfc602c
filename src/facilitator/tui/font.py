"""The large letters, as data: five rows of dots a letter, `#` for a dot.

Half blocks hold two dots one above the other, so a letter takes three rows of a terminal.
"""

from __future__ import annotations

_SHEET = """
A       B       C       D       E       F       G       H
.#.     ##.     .##     ##.     ###     ###     .##     #.#
#.#     #.#     #..     #.#     #..     #..     #..     #.#
###     ##.     #..     #.#     ##.     ##.     #.#     ###
#.#     #.#     #..     #.#     #..     #..     #.#     #.#
#.#     ##.     .##     ##.     ###     #..     .##     #.#

I       J       K       L       M       N       O       P
#       ..#     #.#     #..     #...#   #..#    .#.     ##.
#       ..#     #.#     #..     ##.##   ##.#    #.#     #.#
#       ..#     ##.     #..     #.#.#   #.##    #.#     ##.
#       #.#     #.#     #..     #...#   #..#    #.#     #..
#       .#.     #.#     ###     #...#   #..#    .#.     #..

Q       R       S       T       U       V       W       X
.#.     ##.     .##     ###     #.#     #.#     #...#   #.#
#.#     #.#     #..     .#.     #.#     #.#     #...#   #.#
#.#     ##.     .#.     .#.     #.#     #.#     #.#.#   .#.
#.#     #.#     ..#     .#.     #.#     #.#     ##.##   #.#
.##     #.#     ##.     .#.     ###     .#.     #...#   #.#

Y       Z       0       1       2       3       4       5
#.#     ###     ###     .#      ###     ###     #.#     ###
#.#     ..#     #.#     ##      ..#     ..#     #.#     #..
.#.     .#.     #.#     .#      ###     .##     ###     ###
.#.     #..     #.#     .#      #..     ..#     ..#     ..#
.#.     ###     ###     .#      ###     ###     ..#     ###

6       7       8       9       ?       !       .       ,
###     ###     ###     ###     ##.     #       .       .
#..     ..#     #.#     #.#     ..#     #       .       .
###     ..#     ###     ###     .#.     #       .       .
#.#     ..#     #.#     ..#     ...     .       .       #
###     ..#     ###     ###     .#.     #       #       #

:       ;       '       -       /       &       (       )
.       .       #       ..      ..#     .#.     .#      #.
#       #       #       ..      ..#     #.#     #.      .#
.       .       .       ##      .#.     .#.     #.      .#
#       #       .       ..      #..     #.#     #.      .#
.       #       .       ..      #..     .##     .#      #.

"       +       %
#.#     ...     #.#
#.#     .#.     ..#
...     ###     .#.
...     .#.     #..
...     ...     #.#
"""

_ALSO = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‐": "-"}


def _read(sheet: str) -> dict[str, tuple[str, ...]]:
    glyphs: dict[str, tuple[str, ...]] = {}
    for block in sheet.strip("\n").split("\n\n"):
        heads, *rows = block.split("\n")
        for column, letter in enumerate(heads.split()):
            glyphs[letter] = tuple(row[column * 8 : column * 8 + 8].strip() for row in rows)
    return glyphs


GLYPHS: dict[str, tuple[str, ...]] = _read(_SHEET)
"""Five rows of dots for each letter."""
GLYPHS.update({other: GLYPHS[letter] for other, letter in _ALSO.items()})
