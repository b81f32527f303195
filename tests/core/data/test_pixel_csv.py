from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import core.rows
from core.data import gathered, greys, open_dataset, pixel_csv, reading
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import finish
from core.rows import Rows
from tests.core.data.writers import csv_bytes, digits

PART = digits([3, 1, 4, 1, 5], side=8)
GOOD = csv_bytes(PART)


def opened(path: Path, data: bytes) -> Dataset:
    path.write_bytes(data)
    return finish(open_dataset(path, size=8))


def fault(path: Path, data: bytes) -> DataError:
    with pytest.raises(DataError) as caught:
        opened(path, data)
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b",", b";"),
        GOOD.replace(b",", b"\t"),
        GOOD.replace(b",", b", "),
        b"\xef\xbb\xbf" + GOOD,
        b"\xef\xbb\xbf" + csv_bytes(PART, header=True),
        GOOD + b"\n\n",
        GOOD.rstrip(),
        b"\n".join(b",".join(b'"%s"' % field for field in line.split(b",")) for line in GOOD.split()),
        GOOD.replace(b",", b".0,").replace(b"\n", b".0\n"),
        gzip.compress(GOOD),
    ],
)
def test_ways_to_write_a_table(tmp_path: Path, data: bytes) -> None:
    dataset = opened(tmp_path / "a", data)
    assert np.array_equal(dataset.images, PART.images)
    assert dataset.labels.tolist() == PART.labels.tolist()


def test_a_header_says_where_the_label_is(tmp_path: Path) -> None:
    names = ",".join([*(f"pixel{number}" for number in range(64)), "class"])
    rows = np.column_stack([PART.images.reshape(5, 64), PART.labels]).tolist()
    data = "\n".join([names, *(",".join(map(str, row)) for row in rows)]).encode()
    assert np.array_equal(opened(tmp_path / "a", data).images, PART.images)


def test_fractions(tmp_path: Path) -> None:
    rows = np.column_stack([PART.labels, PART.images.reshape(5, 64) / 255]).tolist()
    data = "\n".join(",".join(map(str, row)) for row in rows).encode()
    assert np.array_equal(opened(tmp_path / "a", data).images, PART.images)


def test_more_rows_than_are_parsed_at_once(tmp_path: Path) -> None:
    many = digits([number % 10 for number in range(pixel_csv.ROWS * 2 + 3)], side=8)
    assert np.array_equal(opened(tmp_path / "a", csv_bytes(many)).images, many.images)


def test_emnist_lies_on_its_side(tmp_path: Path) -> None:
    dataset = opened(tmp_path / "emnist-digits-train.csv", GOOD)
    assert np.array_equal(dataset.images, PART.images.transpose(0, 2, 1))


@pytest.mark.parametrize(
    "row", [b"1,2,3", b"x" + b",0" * 64, b"1" + b",0" * 65, b"1" + b",nan" * 64, b"1,,0" + b",0" * 62, b"\xff"]
)
@pytest.mark.parametrize("line", [2, 4, 6])
def test_a_row_that_is_none_is_told_by_its_line(tmp_path: Path, row: bytes, line: int) -> None:
    lines = GOOD.split()
    lines.insert(line - 1, row)
    error = fault(tmp_path / "a", b"\n".join(lines))
    assert error.kind is Fault.CSV_ROW
    assert error.facts == {"path": str(tmp_path / "a"), "line": line, "expected": 65}


def test_a_line_of_a_second_block_is_counted_from_the_first(tmp_path: Path) -> None:
    many = csv_bytes(digits([1] * (pixel_csv.ROWS + 5), side=8), header=True)
    assert fault(tmp_path / "a", many + b"1,2\n").facts["line"] == pixel_csv.ROWS + 7


@pytest.mark.parametrize(("value", "key"), [(b"-5", "pixels"), (b"1e30", "pixels")])
def test_numbers_that_cannot_be(tmp_path: Path, value: bytes, key: str) -> None:
    row = b"3," + b",".join([b"0.5"] * 63 + [value])
    if value == b"-5":
        error = fault(tmp_path / "a", GOOD + row + b"\n")
        assert (error.kind, error.facts["key"]) == (Fault.ARRAY_VALUE, key)
    else:
        assert len(opened(tmp_path / "a", GOOD + row + b"\n")) == 1


def test_labels_that_are_no_whole_numbers(tmp_path: Path) -> None:
    error = fault(tmp_path / "a", GOOD + b"2.5" + b",9" * 64 + b"\n")
    assert (error.kind, error.facts["key"]) == (Fault.ARRAY_VALUE, "label")


def test_tables_without_rows_and_tables_of_other_things(tmp_path: Path) -> None:
    assert fault(tmp_path / "a", csv_bytes(PART, header=True).split()[0]).kind is Fault.NO_DIGITS
    assert fault(tmp_path / "a", b"name,age\nAnn,5\n").kind is Fault.UNKNOWN_FORMAT
    assert (
        fault(tmp_path / "a", ",".join(f"pixel{number}" for number in range(65)).encode()).kind is Fault.UNKNOWN_FORMAT
    )


def test_the_tables_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "digits").mkdir()
    (tmp_path / "digits" / "mnist_train.csv").write_bytes(GOOD)
    (tmp_path / "digits" / "mnist_test.csv").write_bytes(csv_bytes(digits([7], side=8)))
    (tmp_path / "digits" / "sample_submission.csv").write_bytes(b"ImageId,Label\n1,0\n")
    (tmp_path / "digits" / "damaged.csv.gz").write_bytes(b"\x1f\x8b")
    dataset = finish(open_dataset(tmp_path / "digits", size=8))
    assert len(dataset) == 5
    assert dataset.test is not None
    assert dataset.test.classes == (7,)
    (tmp_path / "digits" / "mnist_train.csv").unlink()
    assert finish(open_dataset(tmp_path / "digits", size=8)).classes == (7,)


def test_what_is_too_large_for_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 300)
    assert fault(tmp_path / "b", gzip.compress(GOOD * 200)).kind is Fault.FILE_TOO_LARGE


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        csv_bytes(replace(PART, images=PART.images // 16)),
        csv_bytes(replace(PART, images=PART.images // 128)),
        GOOD + b"7" + b",0.5,99" * 32 + b"\n",
        GOOD + b"7" + b",300,0" * 32 + b"\n" + GOOD,
        b"7" + b",0.5" * 60 + b",0,0,0,1\n" + b"".join(b"3" + b",0.25,%d" % part * 32 + b"\n" for part in (1, 0, 0)),
    ],
)
def test_a_table_that_memory_cannot_hold_lies_in_a_file(
    tmp_path: Path, data: bytes, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixel_csv, "ROWS", 2)
    in_memory = opened(tmp_path / "a", data)
    monkeypatch.setattr(gathered, "HELD", 100)
    monkeypatch.setattr(gathered, "CHUNK", 64)
    monkeypatch.setattr(greys, "BLOCK", 300)
    for module in (core.rows, gathered):
        monkeypatch.setattr(module, "LARGE", 100 if large else 1 << 30)
    in_file = opened(tmp_path / "a", data)
    assert isinstance(in_file.images, Rows) == large
    assert np.array_equal(np.asarray(in_file.images), in_memory.images)
    assert np.array_equal(in_file.labels, in_memory.labels)
