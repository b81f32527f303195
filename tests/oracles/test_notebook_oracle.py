"""The notebook's experiment, its arithmetic written here once more as it stood there, against our trainer."""

from __future__ import annotations

import cv2
import numpy as np

from core.config import NOTEBOOK
from core.data import open_dataset
from core.dataset import Dataset
from core.progress import finish
from core.trainer import train


def notebook(images: np.ndarray, y: np.ndarray, theta: np.ndarray) -> tuple[list[float], list[float], np.ndarray]:
    """Full-batch gradient descent as the notebook has it: X is (features, samples), theta (features, 1)."""
    columns = [cv2.resize(image, (8, 8)).reshape(-1) / 255.0 for image in images]
    X = np.stack(columns, axis=1)
    theta, losses, accuracies = theta.copy(), [], []
    for _ in range(100):
        z = 1.0 / (1.0 + np.exp(-(theta.T @ X)))[0]
        gradient = np.mean(X * np.tile(z - y, (X.shape[0], 1)), axis=1)
        theta = theta - 0.01 * gradient[:, None]
        z = 1.0 / (1.0 + np.exp(-(theta.T @ X)))[0]
        losses.append(float(np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z)))))
        accuracies.append(float(np.mean((z > 0.5) == (y > 0.5))))
    return losses, accuracies, theta


def small_set() -> Dataset:
    return finish(open_dataset("sample")).select((0, 1)).limit(500)


def test_whole_curves_and_final_weights_agree_to_1e_12() -> None:
    dataset = small_set()
    theta = np.random.default_rng(NOTEBOOK.seed).normal(0.0, 0.1, size=(64, 1))
    losses, accuracies, weights = notebook(dataset.images, dataset.labels.astype(float), theta)

    reports = list(train(dataset, NOTEBOOK))

    assert len(dataset) == 1000
    assert [report.epoch for report in reports] == list(range(1, 101))
    np.testing.assert_allclose([report.loss for report in reports], losses, rtol=0, atol=1e-12)
    np.testing.assert_array_equal([report.accuracy for report in reports], accuracies)
    np.testing.assert_allclose(reports[-1].model.weights, weights, rtol=0, atol=1e-12)
    assert losses[-1] < losses[0]


def test_the_printed_gradient_has_the_wrong_sign() -> None:
    """The formula sheet's dz/dtheta = x z (z - 1) is the slip this program mends: it would climb."""
    x, theta, step = 0.7, 0.4, 1e-6

    def sigmoid(logit: float) -> float:
        return float(1 / (1 + np.exp(-logit)))

    z = sigmoid(theta * x)
    numeric = (sigmoid((theta + step) * x) - sigmoid((theta - step) * x)) / (2 * step)
    assert abs(numeric - x * z * (1 - z)) < 1e-9
    assert abs(numeric + x * z * (z - 1)) < 1e-9
