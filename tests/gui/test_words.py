"""Every step, preset and field has words and an editor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.config import PRESETS
from core.insight.film import MAKING
from core.sentences import shown
from gui.panels.config_fields import editor_for, idle_fields
from gui.words.datasets import dataset_name, reader_name
from gui.words.features import making_names, making_sentences, step_names, step_sentences
from gui.words.fields import main_fields, more_fields
from gui.words.presets import preset_names, preset_sentence
from gui.words.sentences import in_a_row


def test_every_step_and_preset_has_words() -> None:
    steps = {step for config in PRESETS.values() for step in config.steps}
    assert steps <= set(step_names()) == set(step_sentences())
    assert set(making_names()) == set(making_sentences()) == {"canvas", *MAKING, "small"}
    assert set(preset_names()) == set(PRESETS)
    assert all(preset_sentence(name) for name in PRESETS)


def test_every_editor_gives_back_what_it_was_filled_with(qtbot: QtBot) -> None:
    for preset in PRESETS.values():
        for field in main_fields() + more_fields():
            value = getattr(preset, field.name)
            editor = editor_for(field.name, value)
            qtbot.addWidget(editor.widget)
            editor.fill(value)
            assert editor.read() == value, field.name


def test_fields_without_effect_are_told() -> None:
    assert {"learning_rate", "momentum", "size", "components"} <= idle_fields(PRESETS["gradients"])
    assert "learning_rate" not in idle_fields(PRESETS["notebook"])
    assert "size" not in idle_fields(PRESETS["notebook"])


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("idx", "IDX"),
        ("folder", "folder of images"),
        ("archive of archive of csv", "archive (archive (CSV))"),
        ("new\u202e", shown("new\u202e")),
    ],
)
def test_readers_and_the_sample_have_names_for_people(reader: str, words: str) -> None:
    assert reader_name(reader) == words
    assert dataset_name("sample") == "MNIST sample"
    assert dataset_name("my digits") == "my digits"


def test_sentences_have_a_space_between_them_where_their_language_has_one() -> None:
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert in_a_row("一。", "二。", "(3)") == "一。二。(3)"
    assert in_a_row("", "") == ""
