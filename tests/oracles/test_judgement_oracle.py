"""scikit-learn and SciPy find the same curves, areas, intervals and p-values."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics as oracle
from sklearn.calibration import calibration_curve

from core.evaluation import summary
from core.judging.calibration import reliability
from core.judging.comparison import compare, mcnemar_exact, mcnemar_statistic
from core.judging.outcomes import Outcomes, judge
from core.judging.ranking import roc, roc_of
from core.metrics import wilson_interval
from core.progress import finish
from tests.core.judged import digits, model_of

CLASSES = [(3, 8), (2, 5, 9), tuple(range(10))]
every = pytest.mark.parametrize("classes", CLASSES, ids=len)


def judged(classes: tuple[int, ...], strength: float = 0.1) -> Outcomes:
    return finish(judge(model_of(classes, strength), digits(700, classes)))


@every
def test_the_summary_agrees(classes: tuple[int, ...]) -> None:
    found = judged(classes)
    told, truth, said = summary(found), np.array(classes)[found.targets], np.array(classes)[found.said]
    precision, recall, f1, _ = oracle.precision_recall_fscore_support(truth, said, labels=classes, zero_division=0)
    np.testing.assert_allclose([told.precision, told.recall, told.f1], [precision, recall, f1], rtol=1e-14)
    np.testing.assert_array_equal(told.confusion, oracle.confusion_matrix(truth, said, labels=classes))
    assert told.accuracy == pytest.approx(oracle.accuracy_score(truth, said), rel=1e-14)
    assert told.cross_entropy == pytest.approx(oracle.log_loss(truth, found.probabilities, labels=classes), rel=1e-12)
    assert told.standard_error == pytest.approx(stats.sem(found.losses), rel=1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_roc_curves_agree_ties_and_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 300))
    scores, positive = np.round(rng.normal(size=n), 1 + seed % 3), rng.random(n) < 0.4
    positive[:2] = False, True
    found = roc(scores, positive)
    assert found is not None
    false, true, thresholds = oracle.roc_curve(positive, scores, drop_intermediate=True)
    assert found.area == pytest.approx(oracle.roc_auc_score(positive, scores), rel=1e-13)
    # scikit-learn may keep a point on a straight line; the curve is the same, and each of our points is one of its.
    np.testing.assert_allclose(np.interp(false, found.false_positives, found.true_positives).max(), 1.0)
    theirs = {(round(x, 12), round(y, 12), z) for x, y, z in zip(false, true, thresholds, strict=True)}
    ours = zip(found.false_positives, found.true_positives, found.thresholds, strict=True)
    assert {(round(float(x), 12), round(float(y), 12), z) for x, y, z in ours} <= theirs


@every
def test_each_class_against_the_rest_agrees(classes: tuple[int, ...]) -> None:
    found = judged(classes)
    for index in range(len(classes)):
        curve = roc_of(found, index)
        assert curve is not None
        area = oracle.roc_auc_score(found.targets == index, found.probabilities[:, index])
        assert curve.area == pytest.approx(area, rel=1e-9)


@every
@pytest.mark.parametrize("bins", [5, 15])
def test_the_reliability_diagram_agrees(classes: tuple[int, ...], bins: int) -> None:
    found = judged(classes, 0.6)
    diagram = reliability(found.probabilities, found.targets, bins)
    right, sure = calibration_curve(found.right, found.probabilities.max(axis=1), n_bins=bins)
    there = diagram.counts > 0
    np.testing.assert_allclose(diagram.accuracy[there], right, rtol=1e-12)
    np.testing.assert_allclose(diagram.confidence[there], sure, rtol=1e-12)
    assert np.isnan(diagram.accuracy[~there]).all()
    weights = diagram.counts[there] / len(found)
    assert diagram.error == pytest.approx((weights * np.abs(right - sure)).sum(), rel=1e-12)
    for place in np.flatnonzero(there):
        hits = round(diagram.accuracy[place] * diagram.counts[place])
        ends = stats.binomtest(hits, int(diagram.counts[place])).proportion_ci(method="wilson")
        assert (diagram.low[place], diagram.high[place]) == pytest.approx((ends.low, ends.high), abs=1e-9)


@pytest.mark.parametrize(("correct", "n"), [(0, 7), (7, 7), (1, 3), (950, 1000), (59999, 60000), (123, 10**6)])
def test_wilson_intervals_agree(correct: int, n: int) -> None:
    ends = stats.binomtest(correct, n).proportion_ci(method="wilson")
    assert wilson_interval(correct, n) == pytest.approx((ends.low, ends.high), abs=1e-12)


@pytest.mark.parametrize(
    ("lost", "won"), [(0, 0), (0, 1), (3, 3), (1, 9), (10, 30), (40, 41), (500, 620), (3000, 2500), (0, 2000)]
)
def test_mcnemar_agrees(lost: int, won: int) -> None:
    expected = stats.binomtest(lost, lost + won, 0.5).pvalue if lost + won else 1.0
    assert mcnemar_exact(lost, won) == pytest.approx(expected, rel=1e-9, abs=1e-300)
    if lost + won:
        statistic = (abs(lost - won) - 1) ** 2 / (lost + won) if lost != won else 0.0
        assert mcnemar_statistic(lost, won) == pytest.approx(statistic)


@every
def test_a_comparison_agrees(classes: tuple[int, ...]) -> None:
    dataset = digits(700, classes)
    first, other = (finish(judge(model_of(classes, seed=seed), dataset)) for seed in (1, 2))
    same, found = compare(first, first), compare(first, other)
    assert same is not None
    assert found is not None
    assert same.exact == same.chi_squared == 1.0
    lost, won = int((first.right & ~other.right).sum()), int((~first.right & other.right).sum())
    assert (len(found.only_first), len(found.only_second)) == (lost, won)
    assert 0 < lost != won > 0
    assert found.exact == pytest.approx(stats.binomtest(lost, lost + won, 0.5).pvalue, rel=1e-9)
    assert found.chi_squared == pytest.approx(stats.chi2.sf(found.statistic, 1), rel=1e-10)
