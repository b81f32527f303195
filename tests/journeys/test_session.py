"""Stories of what is not lost: kills, closings, two windows, and a dataset that has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.config import Config
from core.data import open_dataset
from core.history import COLUMNS, History
from core.progress import Progress, finish
from core.trainer import train
from gui.benches.run import Outcome
from gui.session import keeping
from gui.session.session_places import SessionPlaces
from tests.gui.programs import Program
from tests.journeys.conftest import ONE, Visit

CONFIG = Config(classes=(0, 1), per_class=100, size=8, optimizer="adam", batch_size=20, epochs=1500, validation=0.2)
LONG = replace(CONFIG, epochs=1_000_000)
SET = f"lab.set_config(Config.from_json({CONFIG.to_json()!r}))"
TRAIN_TWICE = (
    SET,
    "lab.set_config(replace(lab.config, epochs=5)); lab.train(); when(lambda: lab.run.over, lambda: say('first'))",
)
# However long the machine lets the window wait, the run must be under way still.
SLOWLY = (
    "import time; start = lab.worker.start",
    "lab.worker.start = lambda work, **how: start((time.sleep(0.005) or item for item in work), **how)",
)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "EVERY", 200)


def undisturbed(config: Config) -> History:
    history = History()
    for report in train(finish(open_dataset("sample")), config):
        history.append(report)
    return history


def assert_same(history: History, other: History) -> None:
    for name in COLUMNS:
        if name != "seconds":
            np.testing.assert_array_equal(history.column(name), other.column(name), err_msg=name)
    assert history.last is not None
    assert other.last is not None
    assert history.last.keyframe.theta.tobytes() == other.last.keyframe.theta.tobytes()


def killed_in_training() -> int:
    """A program with a drawing, a finished run and one under way, killed after a save of it; the epoch saved."""
    with Program() as program:
        program.wait_for("ready")
        for line in TRAIN_TWICE:
            program.tell(line)
        program.wait_for("first")
        program.tell("window.canvas.set_strokes([[(140, 45), (140, 130), (140, 235)]])")
        program.tell("lab.runs.rename(lab.run, '<b>mine</b>')")
        for line in SLOWLY:
            program.tell(line)
        program.tell(f"lab.set_config(replace(lab.config, epochs={CONFIG.epochs})); lab.train()")
        program.tell("when(lambda: lab.run.number == 2, lambda: say('second'))")
        program.wait_for("second")
        while int(program.wait_for("saved").split()[1]) < 10:
            pass
        epoch = int(program.wait_for("saved").split()[1])  # of a save that began after those epochs
        program.kill()
    return epoch


@pytest.mark.slow
def test_after_a_kill_everything_comes_back_and_goes_on_bit_identically(arrive: Callable[..., Visit]) -> None:
    epoch = killed_in_training()
    assert epoch < CONFIG.epochs, "it was not killed in the middle"
    visit = arrive()
    window = visit.window
    visit.until(lambda: window.offers.isVisible(), 60)
    assert "2" in window.offers.text()
    assert len(window.lab.runs) == 0
    visit.click("acceptOfferButton")
    visit.until(lambda: window.lab.run is not None and window.lab.run.outcome is Outcome.DONE, 60)
    assert not window.offers.isVisible()
    first, second = window.lab.runs.all
    assert (first.name, first.outcome, len(first.history)) == ("<b>mine</b>", Outcome.DONE, 5)
    assert_same(second.history, undisturbed(CONFIG))
    assert_same(first.history, undisturbed(replace(CONFIG, epochs=5)))
    assert window.canvas.strokes() == [[(140.0, 45.0), (140.0, 130.0), (140.0, 235.0)]]


def test_what_was_closed_comes_back_as_it_was_left(arrive: Callable[..., Visit]) -> None:
    visit = arrive()
    visit.window.lab.set_config(replace(CONFIG, epochs=6))
    visit.draw(ONE)
    drawn = visit.window.canvas.strokes()
    visit.click("trainButton")
    visit.until(lambda: visit.window.lab.run is not None and visit.window.lab.run.over)
    visit.until_idle()
    answer = visit.answer()
    history = visit.window.lab.run.history  # type: ignore[union-attr]
    visit.window.close()
    again = arrive()
    again.until(lambda: len(again.window.lab.runs) == 1)
    assert not again.window.offers.isVisible()
    assert again.window.canvas.strokes() == drawn
    run = again.window.lab.run
    assert run is not None
    assert run.outcome is Outcome.DONE
    assert_same(run.history, history)
    assert again.answer() == answer
    again.until(lambda: run.away is None)
    again.click("trainButton")
    again.until(lambda: again.window.lab.run is not run and again.window.lab.run.over)  # type: ignore[union-attr]
    assert [run.number for run in again.window.lab.runs] == [1, 2]


def test_closed_while_the_last_session_is_being_read_it_comes_back_the_next_time(
    arrive: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = arrive()
    first.draw(ONE)
    drawn = first.window.canvas.strokes()
    first.window.close()

    def endless(places: SessionPlaces) -> Generator[Progress, None, None]:
        assert places.take_left() is not None
        while True:
            yield Progress(0, 0)
            time.sleep(0.001)

    with monkeypatch.context() as patch:
        patch.setattr(SessionPlaces, "begin", endless)
        window = arrive().window
        window.close()
        assert window.keeping.close(20)
    again = arrive()
    again.until(lambda: again.window.canvas.strokes() == drawn)


def test_a_run_that_was_under_way_at_closing_can_go_on(arrive: Callable[..., Visit]) -> None:
    visit = arrive()
    visit.window.lab.set_config(CONFIG)
    visit.click("stepButton")
    visit.until(lambda: visit.epochs() >= 1)
    visit.window.close()
    again = arrive()
    again.until(lambda: again.window.offers.isVisible(), 60)
    assert again.window.lab.run is not None
    assert again.window.lab.run.outcome is Outcome.INTERRUPTED
    again.click("acceptOfferButton")
    again.until(lambda: again.window.lab.run is not None and again.window.lab.run.outcome is Outcome.DONE, 60)
    assert_same(again.window.lab.run.history, undisturbed(CONFIG))


def test_an_offer_may_be_declined(arrive: Callable[..., Visit]) -> None:
    visit = arrive()
    visit.window.lab.set_config(CONFIG)
    visit.click("stepButton")
    visit.until(lambda: visit.epochs() >= 1)
    visit.window.close()
    again = arrive()
    again.until(lambda: again.window.offers.isVisible(), 60)
    again.click("declineOfferButton")
    assert not again.window.offers.isVisible()
    assert len(again.window.lab.runs) == 1
    again.until_idle()


def test_a_run_whose_dataset_has_changed_is_shown_but_does_not_go_on(
    arrive: Callable[..., Visit], jpg_folder: Callable[..., Path]
) -> None:
    place = jpg_folder(finish(open_dataset("sample", per_class=30)), (0, 1), 30)
    visit = arrive("--dataset", str(place))
    visit.window.lab.set_config(replace(CONFIG, per_class=0))
    visit.click("stepButton")
    visit.until(lambda: visit.epochs() >= 1)
    visit.window.close()
    next((place / "train" / "0").iterdir()).unlink()
    again = arrive("--dataset", str(place))
    again.until(lambda: again.window.offers.isVisible(), 60)
    again.click("acceptOfferButton")
    again.until(lambda: str(place) in again.window.messages.text())
    assert again.window.lab.run is not None
    assert again.window.lab.run.outcome is Outcome.INTERRUPTED
    assert len(again.window.lab.run.history) >= 1


@pytest.mark.slow
def test_a_second_window_takes_nothing_from_the_first(arrive: Callable[..., Visit]) -> None:
    with Program() as program:
        program.wait_for("ready")
        program.tell(f"lab.set_config(Config.from_json({LONG.to_json()!r})); lab.train()")
        program.wait_for("saved")
        visit = arrive()
        visit.qtbot.wait(300)
        assert not visit.window.offers.isVisible()
        assert len(visit.window.lab.runs) == 0
        visit.window.close()
        program.wait_for("saved")
        program.tell("window.close()")
        assert program.end() == (0, [])
    again = arrive()
    again.until(lambda: len(again.window.lab.runs) == 1)
    again.window.close()
