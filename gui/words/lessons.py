"""What a lesson changed, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from core.curation.lesson import Change, Lesson
from gui.words.sentences import in_a_row

translate = QCoreApplication.translate


def lesson_text(lesson: Lesson) -> str:
    """All of it, in one line."""
    numbers = QLocale()
    learnt = translate("messages", "Learnt from your drawings ({n}) in {seconds} s.").format(
        n=numbers.toString(lesson.learnt), seconds=numbers.toString(lesson.seconds, "f", 2)
    )
    return in_a_row(learnt, own_text(lesson.own), test_text(lesson.test))


def own_text(change: Change) -> str:
    """On the drawings kept back."""
    if not change.n:
        return translate("messages", "No drawing is kept back yet to test with: every third of a digit will be.")
    return translate("messages", "Drawings kept back that are right: {after} of {n} (before: {before}).").format(
        **_numbers(change)
    )


def test_text(change: Change) -> str:
    """On the test images."""
    if not change.n:
        return ""
    text = translate(
        "messages", "Test images that are right: {after} of {n} (before: {before}; {gained} gained, {lost} forgotten)."
    )
    return text.format(**_numbers(change))


def _numbers(change: Change) -> dict[str, str]:
    numbers = QLocale()
    return {
        "n": numbers.toString(change.n),
        "before": numbers.toString(change.before),
        "after": numbers.toString(change.after),
        "gained": numbers.toString(change.gained),
        "lost": numbers.toString(change.forgotten),
    }
