"""A run: repeatable, continuable, honest when it diverges."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.history import History
from core.trainer import Report, train


def blobs(n_classes: int = 3, per_class: int = 40, seed: int = 0) -> Dataset:
    """Pictures that differ in where their ink is: learnable, but not at once."""
    rng = np.random.default_rng(seed)
    labels = np.arange(n_classes * per_class) % n_classes
    images = rng.integers(0, 160, size=(len(labels), 12, 12))
    for row, label in enumerate(labels):
        images[row, 3 * label : 3 * label + 3] += 60
    return Dataset(images.astype(np.uint8), labels)


CONFIGS = {
    "full batch": Config(size=12, epochs=12, learning_rate=0.5, init_scale=0.1),
    "batches": Config(size=12, epochs=12, learning_rate=0.05, batch_size=16, l2=1e-3),
    "float32": Config(size=12, epochs=12, learning_rate=0.05, batch_size=16, dtype="float32", init_scale=0.1),
    "binary": Config(size=6, epochs=12, learning_rate=0.5, classes=(0, 2), fit_intercept=False),
}
every_config = pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS.keys())


def figures(report: Report) -> tuple[object, ...]:
    return (*report[:6], report.keyframe.theta.tobytes())


@every_config
def test_a_run_repeats_bit_for_bit(config: Config) -> None:
    first, second = (list(map(figures, train(blobs(), config))) for _ in range(2))
    assert len(first) == 12
    assert first == second


@every_config
@pytest.mark.parametrize("epoch", [1, 5, 11])
def test_a_run_goes_on_from_a_keyframe_bit_for_bit(config: Config, epoch: int) -> None:
    whole = list(train(blobs(), config))
    rest = list(train(blobs(), config, whole[epoch - 1].keyframe))
    assert list(map(figures, rest)) == list(map(figures, whole[epoch:]))


@every_config
def test_a_run_learns(config: Config) -> None:
    reports = list(train(blobs(), config))
    assert reports[-1].loss < reports[0].loss
    assert reports[-1].accuracy > 0.8
    assert reports[-1].validation_accuracy is not None
    assert reports[-1].validation_accuracy > 0.6


def test_another_seed_is_another_run() -> None:
    config = CONFIGS["full batch"]
    one, other = (next(iter(train(blobs(), replace(config, seed=seed)))) for seed in (1, 2))
    assert one.keyframe.theta.tobytes() != other.keyframe.theta.tobytes()


def test_reports_cannot_be_written_to() -> None:
    report = next(iter(train(blobs(), CONFIGS["batches"])))
    with pytest.raises(ValueError, match="read-only"):
        report.keyframe.theta[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        report.model.weights[0] = 1


def test_report_agrees_with_its_model() -> None:
    dataset, config = blobs(), replace(CONFIGS["batches"], validation=0.0)
    report = list(train(dataset, config))[-1]
    probabilities = report.model.probabilities(dataset.images)
    own = probabilities[np.arange(len(dataset)), dataset.labels]
    assert report.loss == pytest.approx(-np.log(own).mean(), rel=1e-9)
    assert report.accuracy == (report.model.predictions(dataset.images) == dataset.labels).mean()
    assert report.validation_loss is None


def test_validation_images_are_never_trained_on() -> None:
    dataset = blobs()
    part, held = dataset.split(0.25, 0)
    assert held is not None
    trained = next(iter(train(dataset, Config(size=12, validation=0.25))))
    np.testing.assert_array_equal(trained.setup.training.X * 255, part.images.reshape(len(part), -1))
    assert len(part) + len(held) == len(dataset)
    assert held.counts == {0: 10, 1: 10, 2: 10}


@pytest.mark.parametrize("batch_size", [0, 16])
def test_a_diverging_run_says_so_and_keeps_the_last_good_weights(batch_size: int) -> None:
    config = Config(size=12, learning_rate=1e9, l2=1e6, epochs=500, batch_size=batch_size, init_scale=1.0)
    history = History()
    history.extend(list(train(blobs(), config)))
    assert history.last is not None
    assert history.last.diverged
    assert history.diverged
    assert np.isfinite(history.last.keyframe.theta).all()
    assert len(history) == history.last.epoch < 500
    for name in ("loss", "accuracy", "gradient_norm"):
        assert np.isfinite(history.column(name)).all()


def test_nothing_happens_until_asked() -> None:
    run = train(blobs(), replace(CONFIGS["full batch"], epochs=1_000_000))
    assert [report.epoch for report in islice(run, 3)] == [1, 2, 3]


def test_one_class_cannot_be_trained_on() -> None:
    with pytest.raises(DataError) as caught:
        next(iter(train(blobs(n_classes=1), Config(size=12))))
    assert caught.value.kind is Fault.ONE_CLASS


def test_absent_classes_are_named() -> None:
    with pytest.raises(DataError) as caught:
        next(iter(train(blobs(), Config(size=12, classes=(1, 7, 9)))))
    assert caught.value.facts == {"wanted": (7, 9), "available": (0, 1, 2)}


def test_history_keeps_all_rows_as_it_grows() -> None:
    reports = list(train(blobs(), replace(CONFIGS["full batch"], epochs=700)))
    history = History()
    history.extend(reports[:300])
    for report in reports[300:]:
        history.append(report)
    np.testing.assert_array_equal(history.column("epoch"), np.arange(1, 701))
    np.testing.assert_array_equal(history.column("loss"), [report.loss for report in reports])
    assert np.isfinite(history.column("validation_loss")).all()
