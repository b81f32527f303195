"""Columns hold what they were given to the bit, however it came, in as little room as it tells."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.run.columns import Columns, Floats

ODD = st.sampled_from([0.0, -0.0, 1.0, 2.0, 0.5, np.nan, 2.0**40, -1.0])


@st.composite
def figures(draw: st.DrawFn) -> list[np.ndarray]:
    """Columns that stand still or count for a while, and then may not; the last repeats the one before as long."""
    count = draw(st.integers(1, 60))
    found = []
    for kind in draw(st.lists(st.sampled_from(["still", "counts", "odd"]), min_size=2, max_size=4)):
        begin = draw(ODD)
        made = np.full(count, begin) if kind == "still" else begin + np.arange(count)
        if kind == "odd":
            made = np.array(draw(st.lists(ODD, min_size=count, max_size=count)))
        made[draw(st.integers(0, count)) :] += draw(st.sampled_from([0.0, 3.5]))
        found.append(made)
    twin = found[-1].copy()
    twin[draw(st.integers(0, count)) :] = draw(ODD)
    return [*found, twin]


@settings(max_examples=150, deadline=None)
@given(figures(), st.lists(st.integers(1, 20), min_size=1, max_size=6), st.integers(0, 80))
def test_what_was_given_is_there_to_the_bit(columns: list[np.ndarray], sizes: list[int], planned: int) -> None:
    twins = {len(columns) - 1: len(columns) - 2}
    table, at, turn, seen = Columns(len(columns), twins), 0, 0, []
    while at < len(columns[0]):
        end = at + sizes[turn % len(sizes)]
        table.extend([column[at:end] for column in columns], planned=planned)
        at, turn = min(end, len(columns[0])), turn + 1
        seen.append((table.all, [column[:at].tobytes() for column in columns]))
    seen.append((Columns.of(columns, twins).all, [column.tobytes() for column in columns]))
    for views, expected in seen:
        assert [view.tobytes() for view in views] == expected
        assert not any(view.flags.writeable for view in views)


def test_what_does_not_change_takes_no_room() -> None:
    rows = 5000
    falling: Floats = 1.0 / np.arange(1.0, rows + 1)
    table = Columns(4, {3: 2})
    for part in np.split(np.arange(rows), 10):
        table.extend(
            [(part + 7).astype(np.float64), np.full(len(part), np.nan), falling[part], falling[part]], planned=rows
        )
    assert table.bytes == 8 * rows
    assert [len(column) for column in table.all] == [rows] * 4
    table.extend([np.array([0.0]), np.array([1.0]), np.array([1.0]), np.array([2.0])], planned=rows)
    assert table.bytes == 4 * 8 * (rows + 1)
    assert [column[-1] for column in table.all] == [0.0, 1.0, 1.0, 2.0]
    assert np.isnan(table[1][:rows]).all()
    assert np.array_equal(table[3][:rows], falling)


def test_a_number_too_large_to_count_to_is_no_beginning() -> None:
    begin = 2.0**50
    table = Columns.of([np.array([begin, begin + 1, begin + 2])], {})
    assert table[0].tolist() == [begin, begin + 1, begin + 2]
