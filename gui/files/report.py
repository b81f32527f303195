"""The report of a run: what it was asked, how it learnt, how good it is and where it fails, on one page."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from core.cli.version import version
from core.config import Config
from core.evaluation import Evaluation
from core.export.page import Page
from core.export.vector import Curve, Span, chart
from core.history import History
from core.judging.judgement import Judgement, Part
from core.judging.ranking import roc_of
from gui.benches.run import Run
from gui.words.datasets import dataset_name
from gui.words.features import step_names
from gui.words.fields import choice_words, field_label
from gui.words.numbers import count, figure, percent

translate = QCoreApplication.translate

WORST = 24  # mistakes shown
MOMENT = "yyyy-MM-dd HH:mm"  # read alike everywhere, where 11/12 is two days
UNIT = Span(0.0, 100.0)
_LEFT_OUT = {"classes", "steps"}  # told in sentences of their own


def report(run: Run, found: Judgement | None, part: Part) -> str:
    """The page as HTML; `found` judges the run's last model on a part of the digits, if there was any."""
    name = run.name or translate("report", "Run {n}").format(n=run.number)
    page = Page(translate("report", "{name}: a report by Logit Lab").format(name=name), QLocale().bcp47Name())
    _introduce(page, run)
    _curves(page, run.history)
    if found is not None:
        _judge(page, found, part)
        _certainty(page, found)
        _mistakes(page, found)
    _settings(page, run.config)
    return page.html()


def _introduce(page: Page, run: Run) -> None:
    last = run.last
    if last is None:
        return
    model = run.final or run.model
    digits = ", ".join(str(label) for label in model.classes) if model else ""
    text = translate("report", "A logistic regression that tells the digits {digits} apart, trained on {name}.")
    page.paragraph(text.format(digits=digits, name=dataset_name(run.dataset.name)))
    text = translate("report", "{epochs} epochs in {seconds} seconds; of the training images {share} are read right.")
    page.paragraph(
        text.format(epochs=count(last.epoch), seconds=figure(last.seconds, 2), share=percent(last.accuracy, 2))
    )
    now = QDateTime.currentDateTime().toString(MOMENT)
    page.paragraph(translate("report", "Logit Lab {version}, {now}").format(version=version(), now=now), quiet=True)


def _curves(page: Page, history: History) -> None:
    page.heading(translate("report", "How it learnt"))
    epochs, epoch = history.column("epoch"), translate("report", "epoch")
    names = (translate("report", "training"), translate("report", "validation"))
    for key, scale, label, caption in (
        ("loss", 1.0, translate("report", "loss / nats"), translate("report", "Cross-entropy over the epochs.")),
        ("accuracy", 100.0, translate("report", "right / %"), translate("report", "Share of the images read right.")),
    ):
        curves = [
            Curve(names[place], epochs, scale * history.column(column), style)
            for place, (column, style) in enumerate(((key, "one"), (f"validation_{key}", "two")))
            if np.isfinite(history.column(column)).any()
        ]
        page.drawing(chart(curves, epoch, y_label=label, number=_number), caption)


def _judge(page: Page, found: Judgement, part: Part) -> None:
    told = found.evaluation
    page.heading(translate("report", "How good it is"))
    where = {
        Part.TEST: translate("report", "On {n} test images it has never seen"),
        Part.VALIDATION: translate("report", "On {n} validation images, which it was not trained on"),
    }.get(part, translate("report", "On the {n} images it was trained on, which flatter it"))
    low, high = told.interval
    text = translate("report", "{where} it reads {share} right; the true rate is {low} to {high} with 95 % certainty.")
    page.paragraph(
        text.format(
            where=where.format(n=count(told.n)),
            share=percent(told.accuracy, 2),
            low=percent(low, 2),
            high=percent(high, 2),
        )
    )
    loss, error = figure(told.cross_entropy), figure(told.standard_error or 0.0)
    page.paragraph(translate("report", "Cross-entropy: {loss} ± {error} nats.").format(loss=loss, error=error))
    _by_class(page, told)


def _by_class(page: Page, told: Evaluation) -> None:
    labels = [str(label) for label in told.classes]
    caption = translate("report", "Each row is a digit, each column what it was read as.")
    page.matrix(told.confusion, labels, caption)
    sizes = told.confusion.sum(axis=1)
    rows = [
        [label, count(sizes[place]), *(percent(part[place]) for part in (told.precision, told.recall, told.f1))]
        for place, label in enumerate(labels)
    ]
    headings = (
        translate("report", "Digit"),
        translate("report", "Images"),
        translate("report", "Precision"),
        translate("report", "Recall"),
        translate("report", "F1"),
    )
    page.table(headings, rows)


def _certainty(page: Page, found: Judgement) -> None:
    page.heading(translate("report", "Whether its certainty can be believed"))
    told, ends = found.reliability, np.array([0.0, 100.0])
    there = told.counts > 0
    bins = Curve("", 100 * told.confidence[there], 100 * told.accuracy[there], "one", dots=True)
    right, says = translate("report", "right / %"), translate("report", "it says / %")
    text = translate("report", "Where it says so much, it is right so often; the mean gap is {gap}.")
    drawn = chart([Curve("", ends, ends, "faint"), bins], says, y_label=right, x=UNIT, y=UNIT, number=_number)
    page.drawing(drawn, text.format(gap=percent(told.error, 2)))
    curve = roc_of(found.outcomes, 1) if len(found.outcomes.classes) == 2 else None
    if curve is None:
        return
    line = Curve("", 100 * curve.false_positives, 100 * curve.true_positives)
    digit = found.outcomes.classes[1]
    text = translate("report", "How many {digit} are found against how many others are taken for it; area {area}.")
    found_, taken = translate("report", "found / %"), translate("report", "others taken for it / %")
    drawn = chart([Curve("", ends, ends, "faint"), line], taken, y_label=found_, x=UNIT, y=UNIT, number=_number)
    page.drawing(drawn, text.format(digit=digit, area=figure(curve.area)))


def _mistakes(page: Page, found: Judgement) -> None:
    outcomes = found.outcomes
    places = outcomes.mistakes()[:WORST]
    page.heading(translate("report", "Its worst mistakes"))
    if not len(places):
        page.paragraph(translate("report", "It makes none here."))
        return
    page.paragraph(translate("report", "What each is, and what it was read as; the surest first."), quiet=True)
    captions = [
        f"{outcomes.classes[outcomes.targets[place]]} → {outcomes.classes[outcomes.said[place]]}" for place in places
    ]
    page.pictures([found.exam.dataset.images[outcomes.rows[place]] for place in places], captions)


def _settings(page: Page, config: Config) -> None:
    page.heading(translate("report", "What it was asked"))
    names = step_names()
    steps = " → ".join(names.get(step, step) for step in config.steps)
    page.paragraph(translate("report", "Features: {steps}.").format(steps=steps))
    words = choice_words()
    rows = [
        [field_label(name), words.get(str(value), _value(value))]
        for name, value in config.to_json().items()
        if name not in _LEFT_OUT and field_label(name) != name
    ]
    page.table([translate("report", "Setting"), translate("report", "Value")], rows)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return translate("report", "yes") if value else translate("report", "no")
    return QLocale().toString(value) if isinstance(value, int) else str(value)


def _number(value: float) -> str:
    return QLocale().toString(value, "g", 6)
