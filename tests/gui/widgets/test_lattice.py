from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from gui.widgets.lattice import Lattice

lattices = st.builds(
    Lattice,
    cells=st.integers(0, 500),
    width=st.integers(10, 900),
    across=st.integers(8, 90),
    down=st.integers(8, 110),
    gap=st.integers(0, 9),
)


@given(lattices)
def test_every_cell_is_found_where_it_lies_and_none_overlaps_another(lattice: Lattice) -> None:
    places = [lattice.place(position) for position in range(lattice.cells)]
    for position, place in enumerate(places):
        assert lattice.at(place.center()) == position
        assert place.bottom() <= lattice.height
    for one, other in pairwise(places):
        assert not one.adjusted(0.1, 0.1, -0.1, -0.1).intersects(other)
    assert lattice.at(QPointF(lattice.width + 200, 5)) is None
    assert lattice.at(QPointF(5, lattice.height + 200)) is None


@given(lattices, st.integers(-50, 5000), st.integers(0, 800))
def test_what_is_between_two_heights_is_all_that_can_be_seen_there(lattice: Lattice, top: int, high: int) -> None:
    seen = lattice.between(top, top + high)
    for position in range(lattice.cells):
        place = lattice.place(position)
        if place.bottom() > top and place.top() < top + high:
            assert position in seen
    rows = {position // lattice.columns for position in seen}
    assert len(rows) <= high // lattice.pitch + 3
