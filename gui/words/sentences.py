"""Sentences that follow each other: a space between them, but for those that end in a full-width mark."""

from __future__ import annotations

_WIDE = "。！？；：，、）”"  # they bring their own space


def in_a_row(*sentences: str) -> str:
    """All that are not empty, one behind the other."""
    text = ""
    for sentence in filter(None, sentences):
        text += sentence if not text or text.endswith(tuple(_WIDE)) else f" {sentence}"
    return text
