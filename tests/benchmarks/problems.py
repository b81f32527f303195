"""Data that differ from MNIST in what an optimiser feels: scale, correlation, brightness, size."""

from __future__ import annotations

import numpy as np

from core.dataset import Dataset


def fashion_like(images: np.ndarray) -> np.ndarray:
    """Large filled grey shapes with texture, float32 (n, 784): bright, and neighbours go together."""
    rng = np.random.default_rng(0)
    soft = images.astype(np.float32) / 255
    for axis in (1, 2):
        soft = sum(np.roll(soft, shift, axis) for shift in (-2, -1, 0, 1, 2)) / 3  # type: ignore[assignment]
    texture = rng.uniform(0.6, 1.0, size=(len(images), 1, 1)).astype(np.float32)
    noise = rng.normal(0, 0.05, size=images.shape).astype(np.float32)
    return np.ascontiguousarray(np.clip(np.minimum(soft, 1) * texture + noise, 0, 1).reshape(len(images), -1))


def gradients(images: np.ndarray) -> np.ndarray:
    """Edges by direction in cells of 4 x 4 pixels, float32 (n, 392), each row of length one."""
    grey = images.astype(np.float32) / 255
    down, right = np.gradient(grey, axis=(1, 2))
    size, angle = np.hypot(down, right), np.arctan2(down, right)
    cells = [
        (size * ((angle >= low) & (angle < low + np.pi / 4))).reshape(-1, 7, 4, 7, 4).sum(axis=(2, 4))
        for low in np.arange(-np.pi, np.pi - 0.01, np.pi / 4)
    ]
    rows = np.stack(cells, axis=1).reshape(len(images), -1)
    return np.ascontiguousarray(rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-6))


def tiled(count: int, side: int) -> Dataset:
    """So many images of that side, random: what an epoch costs does not depend on what they show."""
    rng = np.random.default_rng(0)
    some = rng.integers(0, 256, size=(min(count, 60_000), side, side), dtype=np.uint8)
    images = np.resize(some, (count, side, side))
    return Dataset(images, np.arange(count) % 10)
