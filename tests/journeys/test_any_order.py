"""Whatever is done in whatever order: the window answers, and what it holds stays sound.

One story takes every pair of the eight great actions, each after each and after itself; others are left to chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from core.config import OPTIMIZERS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.progress import finish
from core.storage import BUNDLED
from gui.lab import Activity
from tests.journeys.conftest import ONE, ZERO, Visit

CONFIG = Config(classes=(0, 1), per_class=50, size=8, epochs=40, batch_size=10)


class Hands:
    """Everything a user can do, in a real window."""

    def __init__(self, arrive: Callable[..., Visit], folder: Path) -> None:
        self.arrive, self.folder = arrive, folder
        self.visit = arrive()

    def do(self, name: str) -> None:
        action = self.visit.window.actions_by_name[name]
        if action.isEnabled():
            action.trigger()
        self.visit.qtbot.wait(15)

    def set(self, optimizer: str, rate: float) -> None:
        config = Config.from_json({**CONFIG.to_json(), "optimizer": optimizer, "learning_rate": rate})
        self.visit.window.lab.set_config(config)

    def load(self, name: str = "sample") -> None:
        self.visit.window.lab.open_dataset("sample" if name == "sample" else str(self.folder / name))
        self.visit.qtbot.wait(15)

    def open_model(self, path: Path = BUNDLED) -> None:
        self.visit.window.lab.moments.open(str(path))

    def draw(self, strokes: list[list[tuple[int, int]]]) -> None:
        self.visit.draw(strokes)

    def turn_to(self, page: str) -> None:
        self.visit.window.book.open_page(page)
        self.visit.qtbot.wait(15)

    def change_runs(self, what: str) -> None:
        lab = self.visit.window.lab
        if not lab.runs.all:
            return
        run = lab.runs.all[0]
        acts: dict[str, Callable[[], object]] = {
            "rename": lambda: lab.runs.rename(run, "<b>"),
            "hide": lambda: lab.runs.hide(run, not run.hidden),
            "delete": lambda: lab.runs.delete(run),
            "branch": lab.branch,
            "go": lambda: lab.moments.go(run, 1),
        }
        acts[what]()
        self.visit.qtbot.wait(15)

    def close(self) -> None:
        """And come back: what was under way is offered, or goes on."""
        window = self.visit.window
        window.close()
        assert window.keeping.close(20)
        self.visit = self.arrive()
        self.set("adam", 0.1)

    def check(self) -> None:
        window, lab = self.visit.window, self.visit.window.lab
        assert lab.model is not None
        assert np.isfinite(lab.model.weights).all()
        assert window.actions_by_name["stop"].isEnabled() == (lab.activity is not Activity.IDLE)
        for run in lab.runs:
            assert run.last is None or np.isfinite(run.last.keyframe.theta).all()


class AnyOrder(RuleBasedStateMachine):
    """What chance takes of it."""

    hands: Hands

    @rule(name=st.sampled_from(["train", "pause", "step", "stop", "undo", "redo", "clear", "bundledModel"]))
    def act(self, name: str) -> None:
        self.hands.do(name)

    @rule(optimizer=st.sampled_from(OPTIMIZERS), rate=st.sampled_from([1e-9, 0.1, 1e9]))
    def set(self, optimizer: str, rate: float) -> None:
        self.hands.set(optimizer, rate)

    @rule(name=st.sampled_from([".", "sample", "none"]))
    def load(self, name: str) -> None:
        self.hands.load(name)

    @rule(path=st.sampled_from([BUNDLED, Path(__file__)]))
    def open_model(self, path: Path) -> None:
        self.hands.open_model(path)

    @rule(strokes=st.sampled_from([ONE, ZERO]))
    def draw(self, strokes: list[list[tuple[int, int]]]) -> None:
        self.hands.draw(strokes)

    @rule(page=st.sampled_from(["learn", "understand", "evaluate", "data"]))
    def turn_to(self, page: str) -> None:
        self.hands.turn_to(page)

    @rule(what=st.sampled_from(["rename", "hide", "delete", "branch", "go"]))
    def change_runs(self, what: str) -> None:
        self.hands.change_runs(what)

    @invariant()
    def all_is_sound(self) -> None:
        self.hands.check()


@pytest.fixture
def hands(arrive: Callable[..., Visit], jpg_folder: Callable[[Dataset, tuple[int, ...], int], Path]) -> Hands:
    return Hands(arrive, jpg_folder(finish(open_dataset("sample", per_class=12)), (0, 1), 12))


@pytest.mark.slow
def test_any_order(hands: Hands) -> None:
    few = settings(
        max_examples=4,
        stateful_step_count=25,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(type("Told", (AnyOrder,), {"hands": hands}), settings=few)


def every_pair(names: Sequence[str]) -> list[str]:
    """The names in an order in which each comes after each, itself included, once (Hierholzer 1873)."""
    left = {name: list(names) for name in names}
    path, stack = [], [names[0]]
    while stack:
        if left[stack[-1]]:
            stack.append(left[stack[-1]].pop())
        else:
            path.append(stack.pop())
    return path[::-1]


@pytest.mark.slow
def test_every_pair_of_actions(hands: Hands) -> None:
    actions: dict[str, Callable[[], None]] = {
        "load": hands.load,
        "train": lambda: hands.do("train"),
        "pause": lambda: hands.do("pause"),
        "switch dataset": lambda: hands.load("."),
        "open model": hands.open_model,
        "draw": lambda: hands.draw(ONE),
        "evaluate": lambda: hands.turn_to("evaluate"),
        "close": hands.close,
    }
    order = every_pair(list(actions))
    assert set(pairwise(order)) == set(product(actions, actions))
    assert len(order) == len(actions) ** 2 + 1
    hands.set("adam", 0.1)
    for name in order:
        actions[name]()
        hands.check()
    hands.visit.until_idle()
    hands.do("train")
    hands.visit.until_idle()
    run = hands.visit.window.lab.run
    assert run is not None
    assert len(run.history) == CONFIG.epochs, "it trains as ever"
