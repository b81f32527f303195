"""What was loaded, what was skipped and what was ignored is all there is, and nothing there is ever changed."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.data import open_dataset
from core.dataset import Dataset, SkipReason
from core.errors import DataError, Fault
from core.progress import finish
from tests.core.data.forms import pictures
from tests.core.data.writers import (
    csv_bytes,
    digits,
    encoded,
    files_of,
    npz_bytes,
    tar_bytes,
    write_idx,
    write_pictures,
    zip_bytes,
)

GOOD = encoded(digits([0], side=12).images[0])
CONTENTS = st.sampled_from([GOOD, *pictures().values(), GOOD[:30], b"", b"text", b"\xff\xd8\xff", b"II*\0", b"RIFF"])
NAMES = st.one_of(
    st.sampled_from([".DS_Store", "Thumbs.db", "desktop.ini", "~$a.png", "a.part", "__MACOSX", "a.png", "1.JPG", "b"]),
    st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1, max_size=12),
)
LABELS = st.sampled_from(["0", "3", "03", "9", "10", "three", "٣", "１", "-1", "val", " 5"])


@st.composite
def trees(draw: st.DrawFn) -> dict[str, bytes]:
    """Files of a dataset, its clutter, its damage and what does not belong there; always one good picture."""
    split = draw(st.booleans())
    parts = ("train/", "test/", "") if split else ("",)
    files = {f"{parts[0]}7/good.png": GOOD}
    for _ in range(draw(st.integers(0, 12))):
        depth = draw(st.sampled_from(("beside", "inside", "inside", "inside")))
        label = f"{draw(LABELS)}/" if depth == "inside" else ""
        name = draw(NAMES)
        if name.strip(". ") and name not in ("train", "test"):
            files[draw(st.sampled_from(parts)) + label + name] = draw(CONTENTS)
    return files


def written(root: Path, files: dict[str, bytes]) -> list[str]:
    """The files that could be written: some names are those of folders already, or none that this system can have."""
    done = []
    for name, data in files.items():
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_bytes(data)
                done.append(name)
        except OSError:
            continue
    return done


def seen(files: list[str]) -> int:
    """What a person counts: each file of a label's folder, and each file or folder beside these, as one thing."""
    split = any(name.startswith("train/") for name in files)
    things = set()
    for name in files:
        parts = name.split("/")
        if split and parts[0] in ("train", "test") and len(parts) > 1:
            inside, rest = parts[:1], parts[1:]
        else:
            inside, rest = [], parts
        entered = (not split or inside) and rest[0] in {"0", "3", "03", "7", "9"} and len(rest) > 1
        things.add("/".join([*inside, *rest[: 2 if entered else 1]]))
    return len(things)


def counted(dataset: Dataset) -> int:
    return len(dataset) + (len(dataset.test) if dataset.test else 0) + len(dataset.skipped) + dataset.ignored


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(files=trees())
def test_loaded_and_listed_are_all_that_was_seen(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        names = written(Path(folder), files)
        there = fingerprint(Path(folder))
        dataset = finish(open_dataset(folder))
        assert counted(dataset) == seen(names)
        assert fingerprint(Path(folder)) == there
        for skipped in dataset.skipped:
            assert skipped.path.isprintable()
        assert all(name.isprintable() for name in dataset.ignored_names)
    for pack in (zip_bytes, tar_bytes):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "archive"
            path.write_bytes(pack({name: files[name] for name in names}))
            packed = finish(open_dataset(path))
            assert counted(packed) == seen(names)
            assert packed.counts == dataset.counts


def fingerprint(root: Path) -> list[tuple[str, int, int, int, int, bytes]]:
    """Every file and folder: what it is, when it was changed, and what is in it."""
    found = []
    for path in sorted([root, *root.rglob("*")]):
        told = path.lstat()
        content = path.read_bytes() if stat.S_ISREG(told.st_mode) else b""
        found.append((str(path), told.st_mode, told.st_ino, told.st_mtime_ns, told.st_ctime_ns, content))
    return found


@pytest.mark.parametrize("form", ["folder", "idx", "zip", "tar.gz", "broken", "empty"])
def test_no_byte_is_written_where_digits_lie(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "digits"
    root.mkdir()
    part = digits([3, 3, 5])
    if form in ("folder", "broken"):
        write_pictures(root, part)
    if form == "broken":
        (root / "3" / "0.png").write_bytes(b"\x89PNG")
    if form == "idx":
        write_idx(root, part)
    if form == "zip":
        (root / "a.zip").write_bytes(zip_bytes({"3/a.png": GOOD}))
    if form == "tar.gz":
        (root / "a.tar.gz").write_bytes(tar_bytes({"3/a.png": GOOD}, "w:gz"))
    monkeypatch.chdir(root)
    before = fingerprint(root)
    for path in (root, *root.iterdir()):
        with suppress(DataError):
            finish(open_dataset(path))
        opening = open_dataset(path)
        next(opening, None)
        opening.close()
    assert fingerprint(root) == before


@pytest.mark.skipif(os.name == "nt", reason="the system has no such names")
def test_names_made_to_deceive_are_shown_as_they_are(tmp_path: Path) -> None:
    names = ["<b>bold.png", "\u202egnp.exe", "a\nb", "\x1b[31mred", "tab\there", "zero\u200bwidth"]
    names.append(os.fsdecode(b"caf\xe9.png"))
    write_pictures(tmp_path, digits([3]))
    for name in names:
        (tmp_path / "3" / name).write_bytes(b"text")
        (tmp_path / f"folder {name}").mkdir()
    dataset = finish(open_dataset(tmp_path))
    told = [Path(one.path).name for one in dataset.skipped]
    shown = ["<b>bold.png", "\\u202egnp.exe", "a\\nb", "\\x1b[31mred", "tab\\there", "zero\\u200bwidth", "caf\\xe9.png"]
    assert sorted(told) == sorted(shown)
    assert sorted(dataset.ignored_names) == sorted(f"folder {name}" for name in shown)
    assert all(text.isprintable() for text in (*told, *dataset.ignored_names))


def test_what_lies_beside_the_files_of_a_set_is_told(tmp_path: Path) -> None:
    part = digits([1, 2, 3], side=8)
    write_idx(tmp_path / "idx", part)
    write_idx(tmp_path / "idx", part, name="zalando-train")
    table = csv_bytes(part)
    (tmp_path / "csv").mkdir()
    for name in ("a_train.csv", "b_train.csv", "a_test.csv"):
        (tmp_path / "csv" / name).write_bytes(table)
    fashion = ("zalando-train-images-idx3-ubyte.gz", "zalando-train-labels-idx1-ubyte.gz")
    for folder, names in (("idx", fashion), ("csv", ("b_train.csv",))):
        (tmp_path / folder / "read me").write_text("text", "utf-8")
        (tmp_path / folder / ".DS_Store").write_text("", "utf-8")
        (tmp_path / folder / "7").mkdir()
        told = ("7", *names, "read me")
        archive = tmp_path / f"{folder}.zip"
        archive.write_bytes(zip_bytes(files_of(tmp_path / folder)))
        dataset = finish(open_dataset(tmp_path / folder))
        assert (sorted(dataset.ignored_names), dataset.ignored) == (sorted(told), len(told) + 1)
        packed = finish(open_dataset(archive))
        assert (sorted(packed.ignored_names), packed.ignored) == (
            sorted(told[1:]),
            len(told),
        )  # it has no empty folders
    one = finish(open_dataset(tmp_path / "csv" / "a_train.csv"))
    assert (one.ignored, one.ignored_names) == (0, ())


def test_arrays_that_are_not_taken_are_told(tmp_path: Path) -> None:
    part = digits([1, 2, 3], side=8)
    (tmp_path / "a").write_bytes(npz_bytes(x=part.images, y=part.labels, more=part.images, note=np.array("text")))
    dataset = finish(open_dataset(tmp_path / "a"))
    assert (dataset.ignored, sorted(dataset.ignored_names)) == (2, ["more", "note"])


def test_drawings_without_ink_are_told_by_their_lines(tmp_path: Path) -> None:
    lines = [{"label": 3, "strokes": []}, {"label": 3, "strokes": [[[9, 9], [90, 200]]]}, {"label": 3, "strokes": [[]]}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "ascii")
    for per_class in (0, 1):
        dataset = finish(open_dataset(path, per_class=per_class))
        assert len(dataset) == 1
        first = (f"{path}, line 1", SkipReason.BLANK, "")
        assert tuple(dataset.skipped[0]) == first
    assert len(finish(open_dataset(path)).skipped) == 2
    path.write_text(json.dumps(lines[0]), "ascii")
    with pytest.raises(DataError) as caught:
        finish(open_dataset(path))
    assert (caught.value.kind, caught.value.facts["skipped"]) == (Fault.NO_DIGITS, 1)
