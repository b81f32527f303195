"""What the model says of images is asked beside the run, when there is time, and gives way to what is urgent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.dataset import Dataset
from gui.benches.activity import Activity
from gui.benches.opinions import PURPOSE, Opinions
from gui.lab import Lab
from tests.core.data.writers import digits

IMAGES = digits([index % 10 for index in range(5_000)])


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab()
    lab.moments.use_bundled()
    yield lab
    assert lab.shut_down(20)


def judged(opinions: Opinions, dataset: Dataset, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opinions.changed, timeout=30_000):
        opinions.ask(dataset)


def test_each_image_has_the_answer_and_the_loss_of_the_model(lab: Lab, qtbot: QtBot) -> None:
    opinions, model = Opinions(lab, lab), lab.model
    assert model is not None
    some = IMAGES.take(np.arange(50))
    judged(opinions, some, qtbot)
    assert [opinions.said(place) for place in range(50)] == model.predictions(some.images).tolist()
    probabilities = model.probabilities(some.images)
    assert opinions.loss(3) == pytest.approx(-np.log(probabilities[3, 3]), rel=1e-4)
    assert opinions.said(50) is None


def test_images_of_digits_it_does_not_know_have_none(lab: Lab, qtbot: QtBot) -> None:
    opinions = Opinions(lab, lab)
    mixed = Dataset(IMAGES.images[:3], np.array([1, 77, 2], np.int64))
    judged(opinions, mixed, qtbot)
    assert opinions.said(1) is None
    assert opinions.said(2) is not None


def test_it_is_asked_once_and_not_at_all_while_a_run_needs_the_processor(lab: Lab) -> None:
    opinions = Opinions(lab, lab)
    lab.activity = Activity.TRAINING
    opinions.ask(IMAGES)
    assert PURPOSE not in lab.aside.purposes
    lab.activity = Activity.IDLE
    opinions.ask(IMAGES)
    assert PURPOSE in lab.aside.purposes
    assert opinions.share == 0
    opinions.forget()


@pytest.mark.parametrize("other", [digits([0, 1], side=20), Dataset(IMAGES.images[:1], np.array([33], np.int64))])
def test_what_the_model_cannot_be_asked_is_not_asked(lab: Lab, other: Dataset) -> None:
    opinions = Opinions(lab, lab)
    opinions.ask(other)
    assert PURPOSE not in lab.aside.purposes


def test_it_gives_way_and_is_asked_again(lab: Lab, qtbot: QtBot) -> None:
    opinions = Opinions(lab, lab)
    opinions.ask(IMAGES)
    opinions.stand_back()
    assert PURPOSE not in lab.aside.purposes
    assert opinions.share is None
    judged(opinions, IMAGES, qtbot)
    assert opinions.outcomes is not None
    assert len(opinions.outcomes) == 5_000
