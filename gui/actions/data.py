"""Data and models: what can be opened and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from core.sources import SOURCES
from gui.actions.spec import Spec

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


def specs(window: MainWindow) -> list[Spec]:
    """The rows of the table."""
    return [*_dataset_specs(window), *_source_specs(window), *_model_specs(window)]


def _dataset_specs(window: MainWindow) -> list[Spec]:
    key, choose = QKeySequence.StandardKey, window.choosing
    return [
        Spec(
            "openDataset",
            translate("actions", "Open …"),
            translate("actions", "Open a folder of digit images"),
            "open",
            key.Open,
            choose.folder,
        ),
        Spec(
            "openFile",
            translate("actions", "Open file …"),
            translate("actions", "Open a zip or tar of digits, IDX, npz or CSV files, or drawings (.jsonl)"),
            None,
            None,
            choose.file,
        ),
        Spec(
            "openSample",
            translate("actions", "Use the sample"),
            translate("actions", "6,000 digits of MNIST"),
            None,
            None,
            choose.sample,
        ),
    ]


def _source_specs(window: MainWindow) -> list[Spec]:
    return [
        Spec(
            f"get-{name}",
            translate("actions", "Get {name} ({size} MB)").format(name=source.title, size=round(source.size / 1e6)),
            translate("actions", "Fetch it over the network and open it; it is kept, so once is enough"),
            None,
            None,
            partial(window.choosing.fetch, name),
        )
        for name, source in SOURCES.items()
    ]


def _model_specs(window: MainWindow) -> list[Spec]:
    key, choose = QKeySequence.StandardKey, window.choosing
    return [
        Spec(
            "openModel",
            translate("actions", "Open model …"),
            translate("actions", "Let a saved model answer"),
            None,
            "Ctrl+Shift+O",
            choose.model,
        ),
        Spec(
            "saveModel",
            translate("actions", "Save model …"),
            translate("actions", "Save the answering model"),
            "save",
            key.Save,
            choose.save_model,
        ),
        Spec(
            "openRun",
            translate("actions", "Open run …"),
            translate("actions", "Put a saved run into the list; it can be looked at and goes on"),
            None,
            None,
            choose.run,
        ),
        Spec(
            "saveRun",
            translate("actions", "Save run …"),
            translate("actions", "Save the run that is shown, with its moments"),
            None,
            "Ctrl+Alt+S",
            choose.save_run,
        ),
        Spec(
            "bundledModel",
            translate("actions", "Use the bundled model"),
            translate("actions", "Let the model that comes with the program answer"),
            None,
            None,
            window.lab.moments.use_bundled,
        ),
    ]
