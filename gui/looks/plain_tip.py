"""A tool tip shows any text as it is: Qt alone would make pictures and bold type of what looks like HTML."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The text for setToolTip; the same where it looks like nothing else."""
    return "<span>" + escape(text).replace("\n", "<br>") + "</span>" if "<" in text or "&" in text else text
