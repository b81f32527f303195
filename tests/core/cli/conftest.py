"""What tests of the command line share: bars as digits, a model of them, and a way to ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.cli import main
from core.opencv import cv2

Image = NDArray[np.uint8]


class CommandLine:
    """Asks the command line, and holds it to what it promises of its answers."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr."""
        return (main(list(arguments)), *self._capsys.readouterr())

    def answer(self, *arguments: str) -> dict[str, Any]:
        """The one object on stdout, as strict JSON."""
        code, out, _ = self.run(*arguments, "--json")
        assert code == 0
        told: dict[str, Any] = json.loads(out, parse_constant=pytest.fail)
        return told

    def complaint(self, *arguments: str) -> str:
        """The one sentence on stderr of what exits with 2 and prints nothing."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (2, "")
        return self.sentence(err)

    @staticmethod
    def sentence(err: str) -> str:
        """What stderr holds, which must be one sentence."""
        assert err.startswith("logit-lab: ")
        assert err.endswith(".\n")
        assert err.count("\n") == 1
        return err[len("logit-lab: ") : -2]


class Bars:
    """Pictures easy to tell apart: an upright bar for 1, a lying one for 7, of some length and place."""

    def image(self, label: int, seed: int = 0) -> Image:
        rng = np.random.default_rng((label, seed))
        image = np.zeros((28, 28), np.uint8)
        start, middle = int(rng.integers(3, 7)), int(rng.integers(11, 15))
        image[start : start + 18, middle : middle + 3] = 255
        return image if label == 1 else np.ascontiguousarray(image.T)

    def save(self, path: Path, image: Image) -> str:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
        return str(path)

    def fill(self, root: Path, per_class: int) -> str:
        for label in (1, 7):
            for index in range(per_class):
                self.save(root / str(label) / f"{index}.png", self.image(label, index))
        return str(root)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture(scope="session")
def bars() -> Bars:
    return Bars()


@pytest.fixture(scope="session")
def folder(bars: Bars, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Bars with a training part of 24 and a test part of 8."""
    root = tmp_path_factory.mktemp("bars")
    bars.fill(root / "train", 12)
    bars.fill(root / "test", 4)
    return str(root)


@pytest.fixture(scope="session")
def trained(folder: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model file."""
    target = str(tmp_path_factory.mktemp("models") / "bars.npz")
    assert main(["train", folder, "--epochs", "40", "--learning-rate", "0.5", "--model", target]) == 0
    return target
