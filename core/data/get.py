"""Getting a dataset: every file of a source into a folder of its own."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from core.data.connection import GLANCE, TIMEOUT
from core.data.download import download, length
from core.data.turn import Turn
from core.errors import DownloadError, Fault
from core.files import writing
from core.places import datasets_folder
from core.progress import Progress
from core.sources import SOURCES, Source

_BLOCK = 1 << 20  # bytes


def place_of(name: str, folder: Path | None = None) -> Path:
    """The folder that the dataset of that name is kept in; below the user's own unless told otherwise."""
    return (folder or datasets_folder()) / name


def get(name: str, folder: Path | None = None, *, timeout: float = TIMEOUT) -> Generator[Progress, None, Path]:
    """Fetch one of `SOURCES`; what lies there already, and is right, is not fetched again.

    While another program fetches it, its end is waited for.

    Yields
    ------
    Progress in bytes; the generator returns the folder, ready to be opened.

    Raises
    ------
    DownloadError, WriteError
        as `download`.
    """
    source, place = SOURCES[name], place_of(name, folder)
    with writing(place):
        place.mkdir(parents=True, exist_ok=True)
        turn = Turn(place)
    with closing(turn):
        while not turn.has_come():
            yield Progress(_fetched(source, place), source.size)
            time.sleep(GLANCE)
        yield from _get(source, place, timeout=timeout)
    return place


def _fetched(source: Source, place: Path) -> int:
    """Bytes that lie there, while another program fetches them."""
    names = (name for piece in source.pieces for name in (piece.name, f"{piece.name}.part"))
    return min(source.size, sum(length(place / name) for name in names))


def _get(source: Source, place: Path, *, timeout: float) -> Generator[Progress, None, None]:
    if source.members and all((place / Path(member).name).is_file() for member in source.members):
        return
    done = 0
    for piece in source.pieces:
        with closing(download(piece, source.mirrors, place, timeout=timeout)) as work:
            for progress in work:
                yield Progress(done + progress.done, source.size)
        done += piece.size
        yield Progress(done, source.size)
    if source.members:
        yield from _take_out(source, place)


def _take_out(source: Source, place: Path) -> Generator[Progress, None, None]:
    """The members that are wanted, out of an archive that is then not needed any more."""
    archive = place / source.pieces[0].name
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in source.members:
                yield from _take(opened, member, place / Path(member).name, size=source.size)
    except (zipfile.BadZipFile, KeyError) as error:
        raise DownloadError(Fault.DOWNLOAD_WRONG, url=source.mirrors[0] + archive.name) from error
    with writing(archive):
        archive.unlink()


def _take(archive: zipfile.ZipFile, member: str, target: Path, *, size: int) -> Generator[Progress, None, None]:
    part = target.with_name(f"{target.name}.part")
    with writing(part), archive.open(member) as packed, part.open("wb") as file:
        while block := packed.read(_BLOCK):
            file.write(block)
            yield Progress(size, size)
    with writing(target):
        part.replace(target)
