"""Opening and saving by file choosers, drops, paste and the list of recent folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.data.picture import picture_from, read_picture
from core.data.sample import NAME as SAMPLE
from core.dataset import Images
from gui.benches.activity import Activity
from gui.benches.errands import once
from gui.benches.notes import Note, Told
from gui.files.intake import Brought, kind_of, local_path, picture_bytes, said_to_be, written_path
from gui.files.starting import answering, documents
from gui.lab import Lab
from gui.session.run_files import RunFiles
from gui.session.settings import Settings

translate = QCoreApplication.translate
LOOK, PICTURE = "look", "open picture"  # purposes of the disk


class Choosing:
    """Asks for files and hands them to the lab; pictures go to `show_picture`."""

    def __init__(
        self,
        window: QWidget,
        lab: Lab,
        settings: Settings,
        *,
        runs: RunFiles,
        show_picture: Callable[[Images], None],
    ) -> None:
        self._window = window
        self._runs = runs
        self._lab = lab
        self._settings = settings
        self._show_picture = show_picture

    def folder(self) -> None:
        """Ask for a folder of digit images."""
        path = QFileDialog.getExistingDirectory(
            self._window, translate("choosing", "Open a folder of digit images"), self._start()
        )
        if path:
            self.open_dataset(path)

    def file(self) -> None:
        """Ask for a file of digits."""
        digits = translate("choosing", "Digits (*.zip *.tar *.tar.* *.tgz *.npz *.csv *.jsonl *.gz *-ubyte)")
        self._ask(
            translate("choosing", "Open a file of digits"),
            ";;".join((digits, translate("choosing", "All files (*)"))),
            self.open_dataset,
        )

    def sample(self) -> None:
        """Take the digits that come with the program."""
        self.open_dataset(SAMPLE)

    def open_dataset(self, path: str) -> None:
        """Load it, and remember it among the recent ones if it is a place."""
        if path != SAMPLE:
            self._settings.add_recent_folder(path)
        self._settings.set_last_dataset(path)
        self._lab.open_dataset(path)

    def fetch(self, name: str) -> None:
        """Get one of the known datasets from where it lies, then open it."""
        from core.data.get import get  # the network's modules are slow to import, and seldom needed

        self._lab.start(
            Activity.FETCHING,
            get(name, self._settings.data_folder()),
            then=lambda place: self.open_dataset(str(place)),
            cancelled=Told.FETCHING_CANCELLED,
        )

    def model(self) -> None:
        """Ask for a model to answer."""
        self._ask(
            translate("choosing", "Open a model"), translate("choosing", "Models (*.npz)"), self._lab.moments.open
        )

    def save_model(self) -> None:
        """Ask where to save the answering model."""
        models = translate("choosing", "Models (*.npz)")
        path = self._place(translate("choosing", "Save the model"), "logit-lab-model", models)
        if path:
            self._lab.moments.save(path)

    def run(self) -> None:
        """Ask for a run to put into the list."""
        self._ask(translate("choosing", "Open a run"), _run_kinds(), self._runs.open)

    def save_run(self) -> None:
        """Ask where to save the run that is shown."""
        run = self._lab.shown_run
        if run is None or run.last is None:
            self._lab.noted.emit(Note(Told.NOTHING_TO_EXPORT))
            return
        path = self._place(translate("choosing", "Save the run"), f"logit-lab-run-{run.number}", _run_kinds())
        if path:
            self._runs.save(run, path)

    def image(self) -> None:
        """Ask for a picture of a digit."""
        pictures = translate("choosing", "Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)")
        self._ask(translate("choosing", "Read an image of a digit"), pictures, self.open_picture)

    def open_picture(self, path: str) -> None:
        """Show a picture on the canvas, once it has come from the disk, and have it read."""
        name = Path(path).name
        self._lab.errands.read(
            PICTURE, once(lambda: read_picture(path)), lambda grey: self._show(grey, name), name=name
        )

    def paste(self) -> None:
        """Read the picture, or the file, on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        path = local_path(data) if data else None
        image = QGuiApplication.clipboard().image()
        if path is None and data and image.isNull():
            path = written_path(data)
        if path is not None:
            self.take(path)
        elif image.isNull():
            self._lab.noted.emit(Note(Told.NO_PICTURE_ON_CLIPBOARD))
        else:
            self._show(
                picture_from(picture_bytes(image), translate("choosing", "the clipboard")),
                translate("choosing", "the clipboard"),
            )

    def take(self, path: str) -> None:
        """Open what was dropped, as what it is: a look at it tells."""
        look = once(lambda: kind_of(path))
        self._lab.errands.read(LOOK, look, lambda kind: self._opener(kind)(path), name=Path(path).name)

    def _opener(self, kind: Brought) -> Callable[[str], None]:
        return {
            Brought.DATASET: self.open_dataset,
            Brought.MODEL: self._lab.moments.open,
            Brought.RUN: self._runs.open,
            Brought.PICTURE: self.open_picture,
        }[kind]

    def _show(self, grey: Images, name: str) -> None:
        self._show_picture(grey)
        empty = self._lab.board.ink is None
        self._lab.noted.emit(Note(Told.NO_INK if empty else Told.PICTURE_SHOWN, name=name))

    def _ask(self, title: str, kinds: str, take: Callable[[str], None]) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, title, self._start(), kinds)
        if path.lower().endswith(".npz"):  # a run chosen as a model, say: it is clear what is meant
            look = once(lambda: said_to_be(path))
            self._lab.errands.read(
                LOOK, look, lambda kind: (self._opener(kind) if kind else take)(path), name=Path(path).name
            )
        elif path:
            take(path)

    def _place(self, title: str, name: str, kinds: str) -> str:
        """Where to save a file, whose name ends as ours do; nothing where the user would rather not."""
        start = str(Path(documents()) / f"{name}.npz")
        path, _ = QFileDialog.getSaveFileName(self._window, title, start, kinds)
        if path:
            self._settings.add_saved_folder(str(Path(path).parent))
        return path if not path or path.lower().endswith(".npz") else f"{path}.npz"

    def _start(self) -> str:
        return answering(self._settings.recent_folders()[:1])


def _run_kinds() -> str:
    return translate("choosing", "Runs (*.npz)")
