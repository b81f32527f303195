"""Whatever is done in whatever order: the window answers, and what it holds stays sound."""

from __future__ import annotations

from collections.abc import Callable
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


class AnyOrder(RuleBasedStateMachine):
    """Everything a user can do, in a real window; closing it is the end of the story."""

    visit: Visit
    folder: Path

    def do(self, name: str) -> None:
        action = self.visit.window.actions_by_name[name]
        if action.isEnabled():
            action.trigger()
        self.visit.qtbot.wait(15)

    @rule(name=st.sampled_from(["train", "pause", "step", "stop", "undo", "redo", "clear", "bundledModel"]))
    def act(self, name: str) -> None:
        self.do(name)

    @rule(optimizer=st.sampled_from(OPTIMIZERS), rate=st.sampled_from([1e-9, 0.1, 1e9]))
    def set(self, optimizer: str, rate: float) -> None:
        window = self.visit.window
        window.lab.set_config(Config.from_json({**CONFIG.to_json(), "optimizer": optimizer, "learning_rate": rate}))

    @rule(name=st.sampled_from([".", "sample", "none"]))
    def load(self, name: str) -> None:
        self.visit.window.lab.open_dataset("sample" if name == "sample" else str(self.folder / name))
        self.visit.qtbot.wait(15)

    @rule(path=st.sampled_from([BUNDLED, Path(__file__)]))
    def open_model(self, path: Path) -> None:
        self.visit.window.lab.moments.open(str(path))

    @rule(strokes=st.sampled_from([ONE, ZERO]))
    def draw(self, strokes: list[list[tuple[int, int]]]) -> None:
        self.visit.draw(strokes)

    @rule(page=st.sampled_from(["learn", "understand", "evaluate", "data"]))
    def turn_to(self, page: str) -> None:
        self.visit.window.book.open_page(page)
        self.visit.qtbot.wait(15)

    @rule(what=st.sampled_from(["rename", "hide", "delete", "branch", "go"]))
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

    @invariant()
    def all_is_sound(self) -> None:
        window, lab = self.visit.window, self.visit.window.lab
        assert lab.model is not None
        assert np.isfinite(lab.model.weights).all()
        assert window.actions_by_name["stop"].isEnabled() == (lab.activity is not Activity.IDLE)
        for run in lab.runs:
            assert run.last is None or np.isfinite(run.last.keyframe.theta).all()


@pytest.mark.slow
def test_any_order(visit: Visit, jpg_folder: Callable[[Dataset, tuple[int, ...], int], Path]) -> None:
    folder = jpg_folder(finish(open_dataset("sample", per_class=12)), (0, 1), 12)
    few = settings(
        max_examples=4,
        stateful_step_count=25,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    told = type("Told", (AnyOrder,), {"visit": visit, "folder": folder})
    run_state_machine_as_test(told, settings=few)
