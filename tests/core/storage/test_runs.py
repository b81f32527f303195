"""Run files: what is written is shown again without the dataset, and goes on with it as if nothing had been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.config import OPTIMIZERS, Config
from core.curation.identity import Identity, identify
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import Fault, RunError
from core.history import COLUMNS, History
from core.judging.calibration import finished
from core.progress import finish
from core.storage import save_model
from core.storage.runs import load_run, run_bytes, save_run
from core.storage.saved_run import SavedRun
from core.trainer import Controls, Report, prepare, slices
from tests.core.storage.forging import header, header_of, npy, rewrite

EPOCHS, HALF = 12, 5
CONFIG = Config(
    steps=("resize", "scale", "standardize"), size=10, epochs=EPOCHS, init_scale=0.1, validation=0.2, l2=0.01
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    rng = np.random.default_rng(0)
    labels = np.arange(90) % 3
    images = rng.integers(0, 120, size=(90, 28, 28)) + labels[:, None, None] * 40
    return Dataset(images.astype(np.uint8), labels, name="<b>数字</b>")


@pytest.fixture(scope="module")
def identity(dataset: Dataset) -> Identity:
    return finish(identify(dataset, "/data/\udcff digits"))


def trained(dataset: Dataset, config: Config, *, until: int, history: History | None = None) -> History:
    """The history of a run up to an epoch; one that is given goes on."""
    history, controls = history or History(), Controls(config)
    start, spent = (history.last.keyframe, history.last.seconds) if history.last else (None, 0.0)
    for report in slices(finish(prepare(dataset, config)), start, controls=controls, spent=spent):
        if isinstance(report, Report):
            history.append(report)
            if report.epoch == until:
                break
    return history


@pytest.fixture(scope="module")
def run(dataset: Dataset, identity: Identity) -> SavedRun:
    history = trained(dataset, CONFIG, until=HALF)
    return SavedRun.of(history, CONFIG, identity, {"name": "mine", "number": 3, "hidden": False, "outcome": "stopped"})


@pytest.fixture
def saved(run: SavedRun, tmp_path: Path) -> Path:
    path = tmp_path / "ход 数字.npz"
    save_run(run, path)
    return path


def refused(path: Path) -> RunError:
    with pytest.raises(RunError) as caught:
        load_run(path)
    assert caught.value.facts["path"] == str(path)
    return caught.value


def test_what_is_written_comes_back(run: SavedRun, saved: Path, dataset: Dataset) -> None:
    again = load_run(saved)
    assert (again.config, again.dataset, again.labels) == (run.config, run.dataset, run.labels)
    assert [(change.epoch, change.config) for change in again.changes] == [(1, CONFIG)]
    history, before = again.history(), run.history()
    for name in COLUMNS:
        np.testing.assert_array_equal(history.column(name), before.column(name))
    for frame, other in zip(history.frames, before.frames, strict=True):
        assert (frame.epoch, frame.tally) == (other.epoch, other.tally)
        np.testing.assert_array_equal(frame.theta, other.theta)
    assert history.last is not None
    assert history.last._replace(keyframe=None, setup=None) == run.last._replace(keyframe=None, setup=None)  # type: ignore[arg-type]
    np.testing.assert_array_equal(history.last.model.logits(dataset.images), run.last.model.logits(dataset.images))


def test_the_same_run_is_the_same_bytes(run: SavedRun, saved: Path) -> None:
    assert run_bytes(run) == saved.read_bytes()
    assert run_bytes(load_run(saved)) == saved.read_bytes()


def test_a_dataset_is_known_by_its_pixels(dataset: Dataset, identity: Identity) -> None:
    other = dataset.images.copy()
    other[4, 3, 2] ^= 1
    changed = finish(identify(replace(dataset, images=other), identity.path))
    assert changed.fingerprint != identity.fingerprint
    assert changed._replace(fingerprint=identity.fingerprint) == identity
    assert identity.images == 90


@pytest.mark.parametrize("batch_size", [0, 17])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_goes_on_bit_identically(
    tmp_path: Path, dataset: Dataset, identity: Identity, optimizer: str, batch_size: int
) -> None:
    config = replace(CONFIG, optimizer=optimizer, batch_size=batch_size)
    whole = trained(dataset, config, until=EPOCHS)
    half = trained(dataset, config, until=HALF)
    save_run(SavedRun.of(half, config, identity, {}), tmp_path / "half.npz")
    again = load_run(tmp_path / "half.npz")
    resumed = trained(dataset, again.config, until=EPOCHS, history=again.history())
    for name in COLUMNS:
        if name == "seconds":
            assert (np.diff(resumed.column(name)) > 0).all()
        else:
            np.testing.assert_array_equal(resumed.column(name), whole.column(name), err_msg=name)
    assert [frame.epoch for frame in resumed.frames] == [frame.epoch for frame in whole.frames]
    for frame, other in zip(resumed.frames, whole.frames, strict=True):
        assert frame.theta.tobytes() == other.theta.tobytes()
        assert [array.tobytes() for array in frame.memory] == [array.tobytes() for array in other.memory]


def test_what_keyframes_share_they_share_again(tmp_path: Path, dataset: Dataset, identity: Identity) -> None:
    config = replace(CONFIG, optimizer="lbfgs")
    history = trained(dataset, config, until=EPOCHS)
    save_run(SavedRun.of(history, config, identity, {}), tmp_path / "run.npz")
    assert load_run(tmp_path / "run.npz").history().frames.bytes == history.frames.bytes


def test_thinned_keyframes_stay_thinned(tmp_path: Path, dataset: Dataset, identity: Identity) -> None:
    history = History(budget=20_000)
    for report in slices(finish(prepare(dataset, replace(CONFIG, epochs=50)))):
        if isinstance(report, Report):
            history.append(report)
    save_run(SavedRun.of(history, CONFIG, identity, {}), tmp_path / "run.npz")
    again = load_run(tmp_path / "run.npz").history()
    assert history.frames.stride > 1
    assert again.frames.stride == history.frames.stride
    assert again.frames.epochs.tolist() == history.frames.epochs.tolist()


def test_a_run_that_diverged_comes_back_as_one(tmp_path: Path, dataset: Dataset, identity: Identity) -> None:
    config = replace(CONFIG, learning_rate=1e9, epochs=1000, steps=("scale",), l2=1.0, size=28)
    history = trained(dataset, config, until=1000)
    assert history.diverged
    save_run(SavedRun.of(history, config, identity, {}), tmp_path / "run.npz")
    again = load_run(tmp_path / "run.npz")
    assert again.last.diverged
    assert again.last.learning_rate == 1e9
    assert np.isfinite(again.last.keyframe.theta).all()


def test_changes_made_live_are_kept(tmp_path: Path, dataset: Dataset, identity: Identity) -> None:
    controls, history = Controls(CONFIG), History()
    for report in slices(finish(prepare(dataset, CONFIG)), controls=controls):
        if isinstance(report, Report):
            history.append(report)
            if report.epoch == 4:
                controls.change(learning_rate=0.01)
    save_run(SavedRun.of(history, controls.config, identity, {}), tmp_path / "run.npz")
    again = load_run(tmp_path / "run.npz")
    assert [(change.epoch, change.config.learning_rate) for change in again.changes] == [(1, 0.1), (5, 0.01)]
    assert again.config.learning_rate == 0.01


def test_its_calibrated_model_comes_back(tmp_path: Path) -> None:
    dataset = finish(open_dataset("sample", per_class=150))
    history = trained(dataset, Config(epochs=5, dtype="float32"), until=5)
    assert history.last is not None
    model = finished(history.last)
    assert model.temperature != 1
    save_run(
        SavedRun.of(history, history.last.setup.config, finish(identify(dataset, "sample")), {}, final=model),
        tmp_path / "run.npz",
    )
    again = load_run(tmp_path / "run.npz").final
    assert again is not None
    assert again.refusal is not None
    assert model.refusal is not None
    np.testing.assert_array_equal(again.probabilities(dataset.images[:50]), model.probabilities(dataset.images[:50]))
    assert (again.temperature, again.refusal.confidence) == (model.temperature, model.refusal.confidence)


def test_a_saved_run_can_be_thinned(tmp_path: Path, dataset: Dataset, identity: Identity) -> None:
    run = SavedRun.of(trained(dataset, CONFIG, until=EPOCHS), CONFIG, identity, {})
    small = run.thinned(10_000)
    assert len(small.frames) < len(run.frames)
    assert (small.frames[0].epoch, small.frames[-1].epoch) == (0, EPOCHS)
    save_run(small, tmp_path / "run.npz")
    assert load_run(tmp_path / "run.npz").history().frames.stride == small.stride > 1


def test_a_run_that_has_not_reported_has_nothing_to_save(identity: Identity) -> None:
    with pytest.raises(ValueError, match="not reported"):
        SavedRun.of(History(), CONFIG, identity, {})


def test_a_model_is_no_run(run: SavedRun, tmp_path: Path) -> None:
    save_model(run.last.model, tmp_path / "model.npz")
    assert refused(tmp_path / "model.npz").kind is Fault.RUN_FOREIGN


def test_a_newer_version_says_so(saved: Path) -> None:
    rewrite(saved, header=header(saved, version=2))
    error = refused(saved)
    assert (error.kind, error.facts["version"], error.facts["known"]) == (Fault.RUN_NEWER, "2", 1)


def test_every_truncation_and_flipped_bit_is_refused(saved: Path) -> None:
    whole = saved.read_bytes()
    for length in range(0, len(whole), len(whole) // 60):
        saved.write_bytes(whole[:length])
        refused(saved)
    for bit in np.random.default_rng(0).choice(8 * len(whole), size=100, replace=False).tolist():
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        saved.write_bytes(flipped)
        refused(saved)


def replaced(name: str, change: Callable[[Any], Any]) -> Callable[[Path], None]:
    """Forge one array, with a header that agrees."""

    def forge(path: Path) -> None:
        with np.load(path) as arrays:
            made = np.ascontiguousarray(change(arrays[name].copy()))
        promised = header_of(path)["arrays"] | {name: [made.dtype.str, list(made.shape)]}
        rewrite(path, {name: npy(made), "header": header(path, arrays=promised)})

    return forge


def put(value: float, *where: int) -> Callable[[Any], Any]:
    def change(array: Any) -> Any:
        array[where] = value
        return array

    return change


@pytest.mark.parametrize(
    "forge",
    [
        replaced("columns", lambda columns: columns[:5]),
        replaced("columns", lambda columns: columns[:, :-1]),
        replaced("columns", lambda columns: columns[:, :0]),
        replaced("columns", lambda columns: columns[:, ::-1]),
        replaced("columns", lambda columns: columns.astype("<f4")),
        replaced("epochs", lambda epochs: epochs[::-1]),
        replaced("epochs", lambda epochs: epochs.astype("<f8")),
        replaced("epochs", lambda epochs: epochs - 1),
        replaced("epochs", lambda epochs: epochs[:0]),
        replaced("thetas", lambda thetas: thetas[:, :-1]),
        replaced("thetas", lambda thetas: thetas.astype("<f4")),
        replaced("thetas", put(np.nan, 2, 3, 1)),
        replaced("tallies", put(np.nan, 0, 1)),
        replaced("tallies", put(np.inf, 0, 3)),
        replaced("links", put(7, 1, 0, 0)),
        replaced("links", put(99, 1, 0, 1)),
        replaced("links", lambda links: links[:, :, :1]),
    ],
)
def test_arrays_that_do_not_fit_are_refused(
    tmp_path: Path, dataset: Dataset, identity: Identity, forge: Callable[[Path], None]
) -> None:
    config = replace(CONFIG, optimizer="momentum")
    path = tmp_path / "run.npz"
    save_run(SavedRun.of(trained(dataset, config, until=3), config, identity, {}), path)
    forge(path)
    assert refused(path).kind is Fault.RUN_DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        {"config": {"learning_rate": -1}},
        {"config": CONFIG.to_json() | {"size": 12}},
        {"changes": []},
        {"changes": [[1, {"unknown": 1}]]},
        {"changes": [[-1, CONFIG.to_json()]]},
        {"changes": 5},
        {"columns": ["epoch"]},
        {"stride": 0},
        {"final": {}},
        {"final": {"temperature": 0, "confidence": None, "false_refusals": None}},
        {"last": {"diverged": 1, "ending": None, "rate": 0.1}},
        {"last": {"diverged": False, "ending": "tired", "rate": 0.1}},
        {"classes": [0, 1]},
        {"labels": {"name": "x" * 10_001}},
        {"labels": {str(index): 0 for index in range(51)}},
        {"labels": {"name": None}},
        {"dataset": {}},
        {"dataset": ...},
        {"extra": 1},
    ],
    ids=lambda change: str(change)[:60],
)
def test_a_header_that_lies_is_refused(saved: Path, change: dict[str, Any]) -> None:
    rewrite(saved, header=header(saved, **change))
    assert refused(saved).kind is Fault.RUN_DAMAGED
