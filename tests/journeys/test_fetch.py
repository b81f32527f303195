"""Stories of somebody who has no digits yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction

from core.data.get import place_of
from gui.lab import Activity
from tests.core.data.mirror import Mirror
from tests.core.data.small_sources import TRAIN, small_sources
from tests.journeys.conftest import Visit

pytestmark = pytest.mark.slow


@pytest.fixture
def near() -> Iterator[Mirror]:
    with small_sources() as made:
        yield made


def get(visit: Visit, name: str) -> None:
    action = visit.window.findChild(QAction, f"get-{name}Action")
    assert action is not None
    action.trigger()
    assert visit.window.lab.activity is Activity.FETCHING


def test_mnist_is_fetched_and_opened_and_is_recent(visit: Visit, near: Mirror) -> None:
    get(visit, "mnist")
    visit.until(lambda: len(visit.window.lab.dataset or ()) == len(TRAIN))
    visit.until_idle()
    assert "mnist" in visit.message()
    near.fault = "absent"  # nothing is asked for twice
    get(visit, "mnist")
    visit.until_idle()
    assert "mnist" in visit.message()


def test_a_download_is_cancelled_and_goes_on_later(visit: Visit, near: Mirror) -> None:
    before = visit.window.lab.dataset
    near.fault, near.times = "slow", 1
    get(visit, "mnist")
    assert visit.button("stopButton").text() == "Cancel"
    visit.until(lambda: len(near.asked) == 1)
    visit.click("stopButton")
    visit.until_idle()
    assert "goes on from there" in visit.message()
    assert visit.window.lab.dataset is before
    assert [path.name for path in place_of("mnist").iterdir()] == ["train-images-idx3-ubyte.gz.part"]
    near.done.set()
    get(visit, "mnist")
    visit.until(lambda: len(visit.window.lab.dataset or ()) == len(TRAIN))
    assert visit.window.lab.dataset is not before


def test_offline_is_said_in_words(visit: Visit, near: Mirror) -> None:
    near.fault = "redirect to http"
    get(visit, "mnist")
    visit.until_idle()
    assert "without encryption" in visit.message()
    assert visit.window.lab.dataset is not None
