"""A Judgement: all that one look at a model on one part of the digits gives, ready to be shown."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from core.config import Config
from core.dataset import Dataset
from core.evaluation import Evaluation, summary
from core.judging.calibration import Reliability, reliability
from core.judging.outcomes import Exam, Outcomes
from core.model import Model
from core.progress import Progress
from core.run.setup import parts

FEW = 3000  # images that are judged before anybody can wait
TASTE = 500  # of more, judged first


class Part(str, Enum):
    """Which digits a model is judged on."""

    TEST = "test"
    VALIDATION = "validation"
    TRAINING = "training"
    OTHER = "other"  # a dataset opened for this alone


@dataclass(frozen=True, eq=False)
class Judgement:
    """What was found; `exam` can judge the next model of the run at little cost.

    `whole` is False for a first look at some of the images; rows of `outcomes` then count among those of `exam`.
    """

    exam: Exam
    outcomes: Outcomes
    evaluation: Evaluation
    reliability: Reliability
    whole: bool = True


def part_of(dataset: Dataset, config: Config | None, part: Part) -> Dataset | None:
    """The images of a part: as the config of a run has split them, or, without one, all; None where it has none.

    Raises
    ------
    DataError
        As `core.run.setup.parts`.
    """
    if part is Part.TEST:
        return dataset.test
    if part is Part.OTHER:
        return _all(dataset)
    if config is None:
        return None if part is Part.VALIDATION else dataset
    chosen = parts(dataset, config)
    return chosen.held if part is Part.VALIDATION else chosen.training


def _all(dataset: Dataset) -> Dataset:
    """Its test part included: none of it was trained on."""
    if dataset.test is None:
        return dataset
    images = np.concatenate([dataset.images, dataset.test.images])
    return replace(dataset, images=images, labels=np.concatenate([dataset.labels, dataset.test.labels]), test=None)


def examine(
    model: Model, dataset: Dataset, config: Config | None, part: Part
) -> Generator[Progress | Judgement, None, Judgement | None]:
    """Judge a model on a part; of many images some are judged first, so that there is something to see at once.

    None where the dataset has no such part. Raises as `part_of` and `core.judging.outcomes.Exam.judge`.
    """
    chosen = part_of(dataset, config, part)
    if chosen is None or not len(chosen):
        return None
    if len(chosen) > FEW:
        rows = np.linspace(0, len(chosen) - 1, TASTE).astype(np.intp)
        if set(chosen.labels[rows].tolist()) & set(model.classes):
            yield (yield from _judge(model, Exam(model.pipeline, chosen.take(rows)), whole=False))
    return (yield from again(model, Exam(model.pipeline, chosen)))


def again(model: Model, exam: Exam) -> Generator[Progress, None, Judgement]:
    """Judge another model of the same pipeline on the same images."""
    return (yield from _judge(model, exam, whole=True))


def _judge(model: Model, exam: Exam, *, whole: bool) -> Generator[Progress, None, Judgement]:
    outcomes = yield from exam.judge(model)
    _ = outcomes.probabilities
    yield Progress(len(outcomes), len(outcomes))  # what is left takes a while: whoever waits may have a turn
    diagram = reliability(outcomes.probabilities, outcomes.targets)
    return Judgement(exam, outcomes, summary(outcomes), diagram, whole)
