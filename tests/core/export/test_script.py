"""A script gives the run's curve bit for bit, or it is not handed out."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from core.config import GRADIENTS, NOTEBOOK, TEN_DIGITS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import Fault
from core.export.script import FAMILY, LINES, ScriptError, script_of
from core.export.script_check import export_script
from core.history import History
from core.progress import Progress, finish
from core.run.setup import prepare
from core.trainer import Controls, Report, slices, train

TWO = replace(NOTEBOOK, epochs=5)
SMALL = replace(TEN_DIGITS, per_class=20, epochs=3)
BATCHED = replace(TWO, batch_size=64, dtype="float32", fit_intercept=True, validation=0.1, l2=1e-2)
LARGE = replace(TEN_DIGITS, per_class=0, epochs=1, validation=0.2)
CONFIGS = {
    "the notebook's": NOTEBOOK,
    "bias, l2 and validation": replace(TWO, fit_intercept=True, l2=1e-3, validation=0.2),
    "two classes in batches": BATCHED,
    "no feature is always zero": replace(TWO, steps=("resize", "scale", "pca"), components=6, dtype="float32"),
    "adam, falling": replace(TWO, optimizer="adam", learning_rate=0.05, schedule="cosine", warm_up=2),
    "ten classes": SMALL,
    "nesterov, slower and slower": replace(SMALL, optimizer="nesterov", schedule="inverse_time", init_scale=0.1),
    "balanced classes": replace(BATCHED, class_weight="balanced", size=28, batch_size=400),
    "many rows, momentum": replace(LARGE, optimizer="momentum"),
    "many rows at once": replace(LARGE, batch_size=0, fit_intercept=False, dtype="float64", epochs=3),
    "features": replace(GRADIENTS, per_class=40, optimizer="adam", learning_rate=0.01, batch_size=50, epochs=2),
}


@cache
def sample() -> Dataset:
    return finish(open_dataset("sample"))


def history_of(dataset: Dataset, config: Config) -> History:
    history = History()
    history.extend(list(train(dataset, config)))
    return history


@pytest.mark.parametrize("name", CONFIGS)
def test_the_curve_is_reproduced_bit_for_bit(name: str, tmp_path: Path) -> None:
    config, path = CONFIGS[name], tmp_path / "my run.py"
    work = export_script(sample(), config, history=history_of(sample(), config), path=path)
    assert finish(work) == path
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    assert {"os", "math", "pathlib", "numpy"} >= {
        name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    assert max(map(len, text.splitlines())) <= 120
    assert sorted(file.name for file in tmp_path.iterdir()) == ["my run.npz", "my run.py"]


@pytest.mark.parametrize("optimizer", FAMILY)
def test_a_run_that_goes_on_from_another_is_reproduced(optimizer: str, tmp_path: Path) -> None:
    config = replace(SMALL, optimizer=optimizer, learning_rate=0.01)
    start = list(train(sample(), config))[-1].keyframe
    longer, history = replace(config, epochs=5, learning_rate=0.005), History(start)
    history.extend(list(train(sample(), longer, start)))
    finish(export_script(sample(), longer, history=history, path=tmp_path / "branch.py", start=start))
    assert "range(4, 5 + 1)" in (tmp_path / "branch.py").read_text()


@pytest.mark.parametrize("config", [TWO, SMALL])
def test_a_learning_rate_that_was_changed_on_the_way_is_changed_there(config: Config, tmp_path: Path) -> None:
    setup, controls, history = finish(prepare(sample(), config)), Controls(config), History()
    for report in slices(setup, controls=controls):
        if isinstance(report, Report):
            history.append(report)
            controls.change(learning_rate=0.5 if report.epoch == 1 else 0.02)
    finish(export_script(sample(), controls.config, history=history, path=tmp_path / "run.py"))
    assert f"{{1: {config.learning_rate!r}, 2: 0.5, 3: 0.02}}" in (tmp_path / "run.py").read_text()


@pytest.mark.slow
def test_grey_levels_that_stay_grey_levels_are_reproduced(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, size=(6400, 28, 28)).astype(np.uint8)
    dataset = Dataset(images, rng.integers(0, 3, 6400))
    for bias in (True, False):
        config = Config(steps=("scale",), epochs=2, l2=1e-3, batch_size=1000, validation=0.1, fit_intercept=bias)
        finish(export_script(dataset, config, history=history_of(dataset, config), path=tmp_path / "grey.py"))
        assert np.load(tmp_path / "grey.npz")["X"].dtype == np.uint8


@pytest.mark.parametrize("optimizer", ["lbfgs", "newton_cg", "preconditioned_lbfgs"])
def test_what_takes_more_than_a_page_is_refused_by_name(optimizer: str, tmp_path: Path) -> None:
    config = replace(TWO, optimizer=optimizer)
    with pytest.raises(ScriptError) as caught:
        finish(export_script(sample(), config, history=history_of(sample(), config), path=tmp_path / "run.py"))
    assert caught.value.kind is Fault.SCRIPT_OPTIMIZER
    assert caught.value.facts == {"optimizer": optimizer}
    assert list(tmp_path.iterdir()) == []


def test_where_python_is_part_of_the_program_the_script_runs_within_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr("subprocess.Popen", None)
    path = tmp_path / "run.py"
    assert finish(export_script(sample(), TWO, history=history_of(sample(), TWO), path=path)) == path
    monkeypatch.setattr("core.export.script_text.TEXT", "raise ValueError('no more paper')")
    with pytest.raises(ScriptError, match="no more paper"):
        finish(export_script(sample(), TWO, history=history_of(sample(), TWO), path=path))


def test_another_curve_is_refused_and_its_first_epoch_named(tmp_path: Path) -> None:
    columns = np.array((whole := history_of(sample(), TWO)).columns)
    columns[1, 2] = np.nextafter(columns[1, 2], 1.0)
    assert whole.last is not None
    changed = History.restored(columns, list(whole.frames), whole.changes, last=whole.last)
    with pytest.raises(ScriptError) as caught:
        finish(export_script(sample(), TWO, history=changed, path=tmp_path / "run.py"))
    assert caught.value.kind is Fault.SCRIPT_DIFFERENT
    assert caught.value.facts == {"epoch": 3}
    assert list(tmp_path.iterdir()) == []


def test_a_script_that_does_not_run_is_refused_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.export.script_text.TEXT", "raise SystemExit('no more paper')")
    with pytest.raises(ScriptError) as caught:
        finish(export_script(sample(), TWO, history=history_of(sample(), TWO), path=tmp_path / "run.py"))
    assert caught.value.kind is Fault.SCRIPT_FAILED
    assert "no more paper" in caught.value.facts["reason"]


def test_whoever_has_enough_can_stop_it(tmp_path: Path) -> None:
    config = replace(TWO, epochs=100_000)
    short = history_of(sample(), TWO)
    work = export_script(sample(), config, history=short, path=tmp_path / "run.py")
    assert isinstance(next(work), Progress)
    work.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("optimizer", FAMILY)
def test_text_needs_no_data_to_be_made(optimizer: str) -> None:
    config = replace(SMALL, optimizer=optimizer)
    script = script_of(finish(prepare(sample(), config)), sample(), epochs=7)
    assert "range(1, 7 + 1)" in script.text
    compile(script.text, "seven.py", "exec")
