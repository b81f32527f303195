"""Runs in words: what they are called, what they differ in, and how far they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from PySide6.QtCore import QCoreApplication, QLocale

from core.config import Config, differences
from core.sentences import shown
from gui.benches.run import Outcome, Run
from gui.words.fields import choice_words, field_labels, zero_words

translate = QCoreApplication.translate


def run_name(run: Run) -> str:
    """What it is called: by the user, or by its number."""
    return shown(run.name) if run.name else translate("run_words", "Run {n}").format(n=run.number)


def differing(configs: Sequence[Config]) -> tuple[str, ...]:
    """The fields in which some of the configs differ."""
    found = {name for config in configs[1:] for name in differences(configs[0], config)}
    return tuple(spec.name for spec in fields(Config) if spec.name in found)


def settings_text(config: Config, names: Sequence[str]) -> str:
    """Some of a config's settings, each with its label."""
    labels = field_labels() if names else {}
    return ", ".join(_setting(config, name, labels) for name in names)


def outcome_text(run: Run) -> str:
    """How far it is."""
    return {
        Outcome.UNDER_WAY: translate("run_words", "under way"),
        Outcome.DONE: translate("run_words", "done"),
        Outcome.STOPPED: translate("run_words", "stopped"),
        Outcome.DIVERGED: translate("run_words", "diverged"),
        Outcome.FAILED: translate("run_words", "failed"),
        Outcome.INTERRUPTED: translate("run_words", "interrupted"),
    }[run.outcome]


def _setting(config: Config, name: str, labels: Mapping[str, str]) -> str:
    value = _value(config, name)
    return value if name in ("optimizer", "dtype") else f"{labels.get(name, name)} {value}"


def _value(config: Config, name: str) -> str:
    value = getattr(config, name)
    if value == 0 and name in zero_words():
        return zero_words()[name]
    if isinstance(value, bool):
        return translate("run_words", "yes") if value else translate("run_words", "no")
    if isinstance(value, float):
        return QLocale().toString(value, "g", 6)
    if isinstance(value, tuple):
        return " ".join(map(str, value)) or translate("run_words", "all")
    return choice_words().get(value, value) if isinstance(value, str) else QLocale().toString(value)
