"""What the trainer is measured against: the notebook's arithmetic, bare products, torch and scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np


def notebook(X: np.ndarray, y: np.ndarray, theta: np.ndarray, epochs: int = 100, rate: float = 0.01) -> np.ndarray:
    """Two classes written out as a lesson would: X is (features, samples), theta (features, 1) is tiled to its shape.

    The notebook is not part of this repository; this follows a description of it. Gradient, loss and accuracy each ask
    for the scores. `notebook_products` is the leaner reading of the same description.
    """

    def scores() -> np.ndarray:
        return np.asarray(1.0 / (1.0 + np.exp(-np.sum(np.tile(theta, (1, X.shape[1])) * X, axis=0))))

    def gradient() -> np.ndarray:
        return np.asarray(np.mean(np.tile(scores() - y, (X.shape[0], 1)) * X, axis=1)[:, None])

    def loss() -> float:
        z = scores()
        return float(np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z))))

    def accuracy() -> float:
        return float(np.mean((scores() > 0.5) == (y > 0.5)))

    for _ in range(epochs):
        theta = theta - rate * gradient()
        loss()
        accuracy()
    return theta


def notebook_products(
    X: np.ndarray, y: np.ndarray, theta: np.ndarray, epochs: int = 100, rate: float = 0.01
) -> np.ndarray:
    """The same with the scores as a product, worked out twice an epoch."""
    for _ in range(epochs):
        z = 1.0 / (1.0 + np.exp(-(theta.T @ X)))[0]
        gradient = np.mean(X * np.tile(z - y, (X.shape[0], 1)), axis=1)
        theta = theta - rate * gradient[:, None]
        z = 1.0 / (1.0 + np.exp(-(theta.T @ X)))[0]
        float(np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z))))
        float(np.mean((z > 0.5) == (y > 0.5)))
    return theta


def notebook_softmax(X: np.ndarray, marks: np.ndarray, theta: np.ndarray, rate: float = 0.1) -> np.ndarray:
    """An epoch of ten classes in the notebook's style: X (features, samples), marks (classes, samples)."""

    def probabilities() -> np.ndarray:
        powers = np.exp(theta.T @ X)
        return np.asarray(powers / np.tile(np.sum(powers, axis=0), (powers.shape[0], 1)))

    z = probabilities()
    gradient = np.zeros_like(theta)
    for k in range(len(marks)):
        gradient[:, k] = np.mean(X * np.tile(z[k] - marks[k], (X.shape[0], 1)), axis=1)
    theta = theta - rate * gradient
    z = probabilities()
    float(-np.mean(np.sum(marks * np.log(z), axis=0)))
    float(np.mean(np.argmax(z, axis=0) == np.argmax(marks, axis=0)))
    return theta


def bare(X: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The two products of an epoch and nothing else."""
    return np.asarray(X.T @ (X @ weights))


def torch_epoch(X: np.ndarray, y: np.ndarray) -> Callable[[], None] | None:
    """A full-batch epoch of a linear layer with loss, accuracy and gradient; None without torch."""
    try:
        import torch  # type: ignore[import-not-found]
    except ImportError:
        return None
    layer = torch.nn.Linear(X.shape[1], 10)
    images, labels = torch.from_numpy(X), torch.from_numpy(y)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)

    def epoch() -> None:
        optimizer.zero_grad()
        logits = layer(images)
        loss = torch.nn.functional.cross_entropy(logits, labels)
        loss.backward()
        optimizer.step()
        float(loss.detach())
        float((logits.argmax(dim=1) == labels).float().mean())

    return epoch


def scikit_learn(X: np.ndarray, y: np.ndarray, **settings: Any) -> np.ndarray | None:
    """theta, weights over bias, of scikit-learn's solver; None without scikit-learn."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = LogisticRegression(max_iter=5000, **settings).fit(X, y)
    return np.vstack([found.coef_.T, found.intercept_]).astype(np.float64)
