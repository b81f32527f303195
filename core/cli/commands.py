"""The three commands: each reads what it needs, runs a generator to its end, and gives an Answer."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace
from typing import Any

import numpy as np

from core.cli.answer import Answer, all_skipped, dataset_values, plain, skipped_notes
from core.cli.caching import cache_for
from core.cli.meter import Meter
from core.cli.parser import UsageError, config_of
from core.cli.tables import dataset_line, evaluation_line, evaluation_text, report_line
from core.config import Config
from core.data import open_dataset
from core.dataset import Dataset
from core.evaluation import Evaluation
from core.evaluation import evaluate as evaluating
from core.export.tables import write_history
from core.files import check_writable
from core.history import History
from core.judging.calibration import finished
from core.model import Model
from core.sentences import shown
from core.storage import load_bundled, load_model, save_model
from core.trainer import Report, descend, prepare


def train(options: Namespace) -> Answer:
    """Train on a dataset, test on its test part, write what was asked for."""
    config, meter = config_of(options), Meter()
    _check_targets(options)
    wanted = {"per_class": config.per_class, "classes": config.classes, "as_is": options.as_is}
    dataset = meter.follow(open_dataset(options.dataset, **wanted, cache=cache_for(options)), "reading")
    history = _run(dataset, config, meter)
    if history.last is None or history.diverged:
        _export(history, options)
        return _diverged(dataset, config, history)
    model = finished(history.last)
    tested = _test(model, dataset, meter)
    # The model first: it cost more than its history.
    if options.model:
        save_model(replace(model, scores=_scores(history.last, tested)), options.model)
    _export(history, options)
    return _trained(options, dataset, history.last, tested=tested)


def evaluate(options: Namespace) -> Answer:
    """Say how good a model is on a dataset, or a part of it."""
    meter, model = Meter(), open_model(options.model)
    opening = open_dataset(options.dataset, size=model.size, as_is=options.as_is, cache=cache_for(options))
    dataset = meter.follow(opening, "reading")
    part, name = _part(dataset, options.part, path=options.dataset)
    found = meter.follow(evaluating(model, part), "evaluating")
    values = {"model": plain(options.model), "dataset": dataset_values(dataset), "part": name, **found.to_json()}
    text = f"{dataset_line(dataset)}\n{name} images: {evaluation_text(found)}"
    return Answer(values, text, notes=skipped_notes(all_skipped(dataset)))


def open_model(name: str) -> Model:
    """The model in a file, or the bundled one."""
    return load_bundled() if name == "bundled" else load_model(name)


def _check_targets(options: Namespace) -> None:
    """What cannot be written is found out before hours of training, not after."""
    targets = [target for target in (options.model, options.history) if target]
    for target in targets:
        check_writable(target)
    if len({os.path.realpath(target) for target in targets}) < len(targets):
        raise UsageError("--model and --history name the same file; give each its own")


def _export(history: History, options: Namespace) -> None:
    if options.history:
        write_history(history, options.history)


def _run(dataset: Dataset, config: Config, meter: Meter) -> History:
    setup, history = meter.follow(prepare(dataset, config), "preparing"), History()
    for report in descend(setup):
        history.append(report)
        meter.show(report_line(report, config.epochs))
    meter.clear()
    return history


def _test(model: Model, dataset: Dataset, meter: Meter) -> Evaluation | None:
    if dataset.test is None or not set(dataset.test.classes) & set(model.classes):
        return None
    return meter.follow(evaluating(model, dataset.test), "testing")


def _diverged(dataset: Dataset, config: Config, history: History) -> Answer:
    epoch = history.last.epoch if history.last else 0
    values = {"diverged": True, "epoch": epoch, "dataset": dataset_values(dataset), "config": config.to_json()}
    problem = (
        f"training diverged in epoch {epoch + 1:,}: the loss left the range of numbers; "
        f"lower --learning-rate, which was {config.learning_rate:g}"
    )
    return Answer(values, "", problem=problem)


def _figures(report: Report) -> dict[str, Any]:
    names = ("epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "gradient_norm", "seconds")
    return {name: getattr(report, name) for name in names}


def _scores(report: Report, tested: Evaluation | None) -> dict[str, float]:
    figures = {name: float(figure) for name, figure in _figures(report).items() if figure is not None}
    if tested is not None:
        figures |= {"test_accuracy": tested.accuracy, "test_cross_entropy": tested.cross_entropy, "test_n": tested.n}
    return figures


def _trained(options: Namespace, dataset: Dataset, report: Report, *, tested: Evaluation | None) -> Answer:
    written = {name: plain(str(path)) if (path := getattr(options, name)) else None for name in ("model", "history")}
    values = {
        "diverged": False,
        **_figures(report),
        "test": tested.to_json() if tested else None,
        "dataset": dataset_values(dataset),
        "config": report.setup.config.to_json(),
        **written,
    }
    lines = [dataset_line(dataset), f"{report_line(report, report.setup.config.epochs)} ({report.seconds:.2f} s)"]
    if tested is not None:
        lines.append(f"test: {evaluation_line(tested)}")
    lines += [f"{name} written to {shown(path)}" for name, path in written.items() if path]
    return Answer(values, "\n".join(lines), notes=skipped_notes(all_skipped(dataset)))


def _part(dataset: Dataset, wanted: str | None, *, path: str) -> tuple[Dataset, str]:
    """The part to evaluate on, and its name."""
    name = wanted or ("test" if dataset.test else "all")
    if name == "train" or (name == "all" and dataset.test is None):
        return dataset, name
    if dataset.test is None:
        raise UsageError(f"{shown(path)} has no test part; leave out --part or say --part all")
    if name == "test":
        return dataset.test, name
    images = np.concatenate([dataset.images, dataset.test.images])
    return replace(dataset, images=images, labels=np.concatenate([dataset.labels, dataset.test.labels])), name
