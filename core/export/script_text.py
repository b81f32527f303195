"""The text of a run's script: a template whose lines say behind `#?` which runs need them."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

MARK = "#?"

TEXT = '''
"""$title

It prints the curve that Logit Lab showed, bit for bit; the .npz file beside it has $data.
"""

import os
from math import cos, pi  #? cosine
from pathlib import Path

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")  # no sum may depend on them
import numpy as np

with np.load(Path(__file__).with_suffix(".npz"), allow_pickle=False) as file:
    data = dict(file)
X, y = data["X"]$unit, data["targets"]  #? !weights
X, y, w = data["X"]$unit, data["targets"], data["weights"]  #? weights
V, v = data["held_X"]$held_unit, data["held_targets"]  #? held
(n, d), m = X.shape, $columns  #? !constant
(n, d), m, rate = X.shape, $columns, $rate  #? constant !changed
(n, d), m, rates = X.shape, $columns, $rates  # learning rates, and from which epochs  #? constant changed


def product(X, theta):  # X @ theta, a stack of rows at a time, as they fit the cache  #? stacked
    if X.size < $large:  #? stacked
        return X @ theta  #? stacked
    whole, result = len(X) - len(X) % $stack, np.empty((len(X), m), X.dtype)  #? stacked
    np.matmul(X[:whole].reshape(-1, $stack, d), theta, out=result[:whole].reshape(-1, $stack, m))  #? stacked
    np.matmul(X[whole:], theta, out=result[whole:])  #? stacked
    return result  #? stacked
  #? stacked
  #? stacked
def pulled(X, residual):  # X.T @ residual, likewise  #? stacked
    if X.size < $large:  #? stacked
        return X.T @ residual  #? stacked
    whole = len(X) - len(X) % $pull  #? stacked
    stacks = X[:whole].reshape(-1, $pull, d).transpose(0, 2, 1)  #? stacked
    given = np.ascontiguousarray(residual[:whole]).reshape(-1, $pull, m)  #? stacked
    result = np.add.reduce(np.matmul(stacks, given), axis=0)  #? stacked !columns
    parts = [np.add.reduce(np.matmul(stacks[:, a:b], given), axis=0) for a, b in $parts]  #? stacked columns
    result = np.concatenate(parts)  #? stacked columns
    return result + X[whole:].T @ residual[whole:] if whole < len(X) else result  #? stacked
  #? stacked
  #? stacked
def slope(z, y, w=None):  #? slope
    """Mean cross-entropy of logits, its derivative by them, and how many rows are answered right."""  #? slope
    rows = np.arange(len(y))  #? multi
    p = np.array(z.T, order="C")  #? multi
    p -= p.max(axis=0)  #? multi
    own, right = p[y, rows], np.count_nonzero(z.argmax(axis=1) == y)  #? multi
    p = np.exp(p)  #? multi
    total = np.add.reduce(p, axis=0)  #? multi
    p /= total  #? multi
    p[y, rows] -= 1  #? multi
    losses = np.log(total) - own  #? multi
    signs = np.asarray(1 - 2 * y, z.dtype)  #? binary slope
    against = z[:, 0] * signs  #? binary slope
    right = np.count_nonzero((against < 0) | ((against == 0) & (signs > 0)))  #? binary slope
    wrong = np.maximum(against, 0)  #? binary slope
    tail = np.exp(against - wrong - wrong)  #? binary slope
    losses, p = np.log1p(tail) + wrong, np.exp(against - wrong) / (tail + 1) * signs  #? binary slope
    losses, p = (losses, p) if w is None else (losses * w, p * w)  #? slope weights
    return float(np.add.reduce(losses, dtype=np.float64)) / len(y), p.reshape(-1, len(y)).T, right  #? slope
  #? slope
  #? slope
def look(theta, X, y, w=None):  #? slope !blocks
def look(theta, X, y, w=None, cut=$cut):  #? slope blocks
    """Mean loss, rows answered right, and the gradient of what is minimised."""  #? slope
    loss, right, gradient = 0.0, 0, 0.0  #? blocks
    for b in [slice(first, first + cut) for first in range(0, len(X), cut)]:  #? blocks
        x = X[b] if X.dtype == theta.dtype else X[b].astype(theta.dtype)  #? grey
        unit = 1 if X.dtype == theta.dtype else 1 / 255  #? grey
        z = product(x, theta[:d] * theta.dtype.type(unit)) + theta[d]  #? grey bias
        z = product(x, theta * theta.dtype.type(unit))  #? grey !bias
        z = product(X[b], theta[:d]) + theta[d]  #? !grey blocks bias
        z = product(X[b], theta)  #? !grey blocks !bias
        value, residual, hits = slope(z, y[b], w if w is None else w[b])  #? blocks
        pull = pulled(x, residual) * unit  #? grey
        pull = pulled(X[b], residual)  #? blocks !grey
        pull = np.concatenate([pull, [np.add.reduce(residual, axis=0)]])  #? blocks bias
        loss, right, gradient = loss + value * len(y[b]), right + hits, gradient + pull.astype(float)  #? blocks
    loss = loss / len(y) if len(y) > cut else value  #? blocks
    loss, residual, right = slope($product + theta[d], y, w)  #? slope !blocks bias
    loss, residual, right = slope($product, y, w)  #? slope !blocks !bias
    gradient = $pulled  #? slope !blocks
    gradient = np.concatenate([gradient, [np.add.reduce(residual, axis=0)]])  #? slope !blocks bias
    gradient = np.asarray(gradient / len(y), theta.dtype)  #? slope
    gradient[:d] += $l2 * theta[:d]  #? slope l2
    return loss, right, gradient  #? slope
  #? slope
  #? slope
R = np.concatenate([X.T, np.ones((1, n), X.dtype)]) * np.asarray(1 - 2 * y, X.dtype)  # 1: the bias  #? margins bias
R = X.T * np.asarray(1 - 2 * y, X.dtype)  #? margins !bias
R = np.ascontiguousarray(R)  #? margins !blank
R = np.ascontiguousarray(R[used := np.flatnonzero(R.any(axis=1))])  # what is always 0 adds nothing  #? margins blank
  #? margins
  #? margins
def look_at_all(theta):  #? margins
    """Loss, rows answered right and gradient from how far each logit speaks against the truth."""  #? margins
    against = np.dot(theta[:, 0], R)  #? margins !blank
    against = np.dot(theta[used, 0], R)  #? margins blank
    right = np.count_nonzero(against < np.where(y == 0, np.finfo(X.dtype).tiny, 0))  #? margins
    odds = np.exp(against)  #? margins
    losses, odds = np.log1p(odds), odds / (odds + 1)  #? margins !weights
    losses, odds = np.log1p(odds), odds / (odds + 1) * w  #? margins weights
    gradient = (np.dot(R, odds) / n)[:, None]  #? margins !blank
    gradient = np.zeros_like(theta)  #? margins blank
    gradient[used, 0] = np.dot(R, odds) / n  #? margins blank
    gradient[:d] += $l2 * theta[:d]  #? margins l2
    return float(np.dot(losses.astype(float), np.ones(n))) / n, right, gradient  #? margins !weights
    return float(np.dot(losses.astype(float), w.astype(float))) / n, right, gradient  #? margins weights
  #? margins
  #? margins
theta = data["theta"]  # where another run had come  #? branched
theta = np.zeros((d + 1, m), "$dtype")  # the last row is the bias  #? bias !branched
theta = np.zeros((d, m), "$dtype")  #? !bias !branched
theta[:d] = np.random.default_rng($seed).normal(0.0, $init_scale, size=(d, m))  #? random !branched
velocity = np.zeros_like(theta)  #? velocity !remembered
velocity = data["memory_0"]  #? velocity remembered
mean, square, steps = np.zeros_like(theta), np.zeros_like(theta), 0.0  #? adam !remembered
mean, square, steps = data["memory_0"], data["memory_1"], float(data["memory_2"][0])  #? adam remembered
gradient = $look[2]  #? !batches
print("epoch,loss,accuracy,validation_loss,validation_accuracy,gradient_norm")
for epoch in range($first, $epochs + 1):
    rate, time = 0.0, epoch - 1  #? !constant !batches
    rate = rates[max(first for first in rates if first <= epoch)]  #? constant changed
    order = np.random.default_rng(($seed, epoch)).permutation(n)  #? batches
    for first in range(0, n, $batch):  #? batches
        chosen, time = order[first : first + $batch], epoch - 1 + first / n  #? batches !constant
        chosen = order[first : first + $batch]  #? batches constant
$deeper    rate = $schedule  #? !constant
        gradient = look(theta, X[chosen], y[chosen], w[chosen]$whole)[2]  #? batches weights
        gradient = look(theta, X[chosen], y[chosen]$whole)[2]  #? batches !weights
$deeper    theta = theta - rate * gradient  #? gradient_descent
$deeper    velocity = $momentum * velocity - rate * gradient  #? velocity
$deeper    theta = theta + velocity  #? momentum
$deeper    theta = theta + ($momentum * velocity - rate * gradient)  #? nesterov
$deeper    steps += 1  #? adam
$deeper    mean = $momentum * mean + (1 - $momentum) * gradient  #? adam
$deeper    square = 0.999 * square + (1 - 0.999) * gradient * gradient  #? adam
$deeper    scale = np.sqrt(square / (1 - 0.999**steps)) + 1e-08  #? adam
$deeper    theta = theta - rate / (1 - $momentum**steps) * mean / scale  #? adam
    loss, right, gradient = $look
    held_loss, held_right, _ = look(theta, V, v)  #? held
    print(epoch, loss, right / n, held_loss, held_right / len(v), $norm, sep=",")  #? held
    print(epoch, loss, right / n, "", "", $norm, sep=",")  #? !held
'''


def filled(conditions: Mapping[str, bool], words: Mapping[str, object]) -> str:
    """The lines whose conditions hold, `!` turning one round, with the words in their places.

    Raises
    ------
    KeyError
        For a condition or a word that is not there.
    """
    kept = [line.partition(MARK)[0].rstrip() for line in TEXT.strip().splitlines() if _needed(line, conditions)]
    return Template("\n".join(kept) + "\n").substitute(words)


def _needed(line: str, conditions: Mapping[str, bool]) -> bool:
    names = line.partition(MARK)[2].split()
    return all(conditions[name.lstrip("!")] != name.startswith("!") for name in names)
