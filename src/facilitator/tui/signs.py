"""Our signs in ASCII, for terminals whose letters lack them: `signs = "ascii"` in the config.

A sign has the width of what stands for it, so nothing on a screen moves. Only signs are changed:
words keep their letters, whatever language they are in.
"""

from __future__ import annotations

_PAUSE = "‖"
_ASCII = str.maketrans(
    {
        "●": "*", "○": "o", "◐": "%", "✓": "+", "✗": "X", "▲": "!", "▶": ">", "★": "*",
        "–": "-", "−": "-", "‐": "-", "·": ".", "…": "~", "▪": "-", "×": "x", "⇧": "^", "⏎": "<",
        "█": "#", "▀": '"', "▄": "_", "▏": "|", "░": ":", "▌": "|", "▮": "#", "▯": ".",
        "━": "=", "─": "-", "│": "|", "←": "<", "→": ">", "↑": "^", "↓": "v",
        "“": '"', "”": '"', "‘": "'", "’": "'", "⟦": "[", "⟧": "]", "⟨": "<", "⟩": ">",
        _PAUSE: "|",
    }
)  # fmt: skip


def in_ascii(text: str) -> str:
    """Give `text` with our signs in ASCII, exactly as wide."""
    return text.replace(f" {_PAUSE} ", "|| ").translate(_ASCII)
