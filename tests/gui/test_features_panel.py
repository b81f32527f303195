"""What it sees, and a model that is not sure: shown as they are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.config import PRESETS
from gui.lab import Lab
from gui.panels.config_fields import editor_for, idle_fields
from gui.panels.draw_panel import DrawPanel
from gui.panels.evidence_panel import EvidencePanel
from gui.panels.features_panel import FeaturesPanel
from gui.panels.weights_panel import WeightsPanel
from gui.widgets.film_strip import Frame
from gui.words.features import step_names, step_sentences
from gui.words.fields import main_fields, more_fields
from gui.words.presets import preset_names, preset_sentence

ONE = [[(140.0, 40.0), (140.0, 240.0)]]
SCRIBBLE = [
    [(30, 30), (250, 60), (40, 100), (240, 130), (50, 200), (220, 240), (100, 20), (20, 250), (260, 250), (30, 140)]
]


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.moments.use_bundled()
    yield lab
    assert lab.shut_down(5)


def frames(panel: FeaturesPanel) -> list[Frame]:
    return list(panel._film._frames)


def test_the_film_has_a_frame_a_step(lab: Lab, qtbot: QtBot) -> None:
    panel = FeaturesPanel(lab)
    qtbot.addWidget(panel)
    panel.resize(700, 140)
    panel.show()
    assert not frames(panel)
    lab.board.show_strokes(ONE)
    assert lab.model is not None
    assert len(frames(panel)) == len(lab.model.pipeline.steps)
    first = frames(panel)[0]
    assert first.caption.startswith(step_names()["deskew"])
    assert first.picture.max() > 0.8
    explained = [frame.tip for frame in frames(panel) if "variance" in frame.tip]
    assert len(explained) == 1
    lab.board.show_strokes([])
    assert not frames(panel)


def test_a_scribble_is_answered_not_sure(lab: Lab, qtbot: QtBot) -> None:
    panel = DrawPanel(lab)
    qtbot.addWidget(panel)
    panel.canvas.set_strokes(SCRIBBLE)
    assert lab.board.answer is not None
    assert not lab.board.answer.sure
    assert panel._answer.text() == "?"
    assert "real digits" in panel._answer.toolTip()
    panel.canvas.set_strokes(ONE)
    assert panel._answer.text() == "1"


def test_every_step_and_preset_has_words() -> None:
    steps = {step for config in PRESETS.values() for step in config.steps}
    assert steps <= set(step_names()) == set(step_sentences())
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


def test_weights_near_a_drawing_are_on_a_fair_scale() -> None:
    from core.explain import fair_limit

    pictures = np.zeros((2, 10, 10))
    pictures[0, 0, 0], pictures[1] = 1000.0, 2.0
    assert fair_limit(pictures) == 2.0


def test_evidence_speaks_for_the_answer(lab: Lab, qtbot: QtBot) -> None:
    panel = EvidencePanel(lab)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.pictures().images is None
    lab.board.show_strokes(ONE)
    shown = panel.pictures()
    assert shown.images is not None
    assert shown.images.sum(axis=(1, 2)).argmax() == 1
    assert "occlusion" in shown.words


def test_weights_of_a_curved_model_wait_for_a_drawing(lab: Lab, qtbot: QtBot) -> None:
    panel = WeightsPanel(lab)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.follows_ink()
    assert "Draw a digit" in panel.pictures().words
    lab.board.show_strokes(ONE)
    images = panel.pictures().images
    assert images is not None
    assert np.abs(images).max() > 0
