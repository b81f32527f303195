"""Figures as calm text for people."""

from __future__ import annotations

from core.dataset import Dataset
from core.evaluation import Evaluation
from core.sentences import shown
from core.trainer import Report


def dataset_line(dataset: Dataset) -> str:
    """Its name, its images and its classes."""
    digits = ", ".join(map(str, dataset.classes))
    tested = f" and {len(dataset.test):,} test images" if dataset.test else ""
    return f"{shown(dataset.name)}: {len(dataset):,} images{tested} of the classes {digits}"


def report_line(report: Report, epochs: int) -> str:
    """Where a run is, on one line."""
    held = ""
    if report.validation_loss is not None and report.validation_accuracy is not None:
        held = f"; validation {_pair(report.validation_loss, report.validation_accuracy)}"
    return f"epoch {report.epoch:,} of {epochs:,}: {_pair(report.loss, report.accuracy)}{held}"


def evaluation_line(found: Evaluation) -> str:
    """Accuracy with its interval, and the cross-entropy."""
    low, high = found.interval
    left = f"; {found.left_out:,} images of other classes left out" if found.left_out else ""
    return (
        f"accuracy {found.accuracy:.2%} of {found.n:,} images (95 % interval {low:.2%} to {high:.2%}), "
        f"cross-entropy {found.cross_entropy:.4f} nats{left}"
    )


def evaluation_text(found: Evaluation) -> str:
    """Everything an evaluation holds."""
    return "\n".join([evaluation_line(found), "", *_confusion_lines(found), "", *_class_lines(found)])


def _pair(loss: float, accuracy: float) -> str:
    return f"loss {loss:.4f} nats, accuracy {accuracy:.2%}"


def _confusion_lines(found: Evaluation) -> list[str]:
    width = max(6, len(f"{found.n:,}") + 1)
    head = "true \\ said" + "".join(f"{label:>{width}}" for label in found.classes)
    rows = zip(found.classes, found.confusion.tolist(), strict=True)
    return [head, *(f"{label:>11}" + "".join(f"{count:>{width},}" for count in row) for label, row in rows)]


def _class_lines(found: Evaluation) -> list[str]:
    head = f"{'class':>11}{'precision':>11}{'recall':>11}{'F1':>11}"
    rows = zip(found.classes, found.precision, found.recall, found.f1, strict=True)
    lines = [f"{label:>11}{precision:>11.4f}{recall:>11.4f}{f1:>11.4f}" for label, precision, recall, f1 in rows]
    return [head, *lines, f"{'macro':>11}{'':>22}{found.macro_f1:>11.4f}"]
