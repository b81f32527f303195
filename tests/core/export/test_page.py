"""A page is one well-formed file that fetches nothing, runs nothing and shows every text as it is."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export.page import Page
from core.export.png import png, png_address
from core.export.vector import POINTS, Curve, Span, chart, ticks
from core.opencv import decode_grey

EVIL = '<script>alert("1")</script> & \'"><img src=x onerror=1>'


class Reader(HTMLParser):
    """Which elements and attributes there are, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def full() -> str:
    page = Page(EVIL, "zh-CN")
    page.heading(EVIL)
    page.paragraph(EVIL)
    page.table([EVIL, "b"], [[EVIL, "2"]])
    page.matrix(np.array([[5, 1], [0, 7]]), [EVIL, "1"], EVIL)
    line = Curve(EVIL, np.arange(9.0), np.arange(9.0) ** 2)
    page.drawing(chart([line], EVIL, y_label=EVIL, number=lambda value: f"{EVIL}{value}"), EVIL)
    page.pictures([np.eye(28, dtype=np.uint8)], [EVIL])
    return page.html()


def test_every_text_is_shown_as_it_is() -> None:
    found = read(full())
    assert {name for name, _ in found.elements} & {"script", "link", "iframe", "object"} == set()
    assert [attributes for name, attributes in found.elements if name == "img"] == [
        {"src": png_address(255 - np.eye(28, dtype=np.uint8)), "alt": EVIL}
    ]
    assert not any(key.startswith("on") for _, attributes in found.elements for key in attributes)
    assert found.words.count(EVIL) > 10


def test_nothing_is_fetched() -> None:
    addresses = re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)""", Page("a").html() + full())
    assert {address.partition(":")[0] for address in addresses if not address.startswith("x")} <= {"data"}
    assert "default-src 'none'" in full()


def test_cells_are_shaded_by_their_mistakes_alone() -> None:
    page = Page("a")
    page.matrix(np.array([[500, 4, 1], [0, 9, 0], [0, 0, 9]]), ["0", "1", "2"], "")
    strengths = [float(share) for share in re.findall(r"--wrong\) / ([\d.]+)", page.html())]
    assert strengths == [0.6, 0.35]


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_picture_is_read_back_pixel_by_pixel(height: int, width: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.uint8)
    found = decode_grey(png(image))
    assert found is not None
    np.testing.assert_array_equal(found, image)
    head, data = png_address(image).split(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == png(image)


def test_a_chart_is_well_formed_and_leaves_out_what_is_no_number() -> None:
    y = np.array([1.0, np.nan, 3.0, np.inf, 2.0])
    dots = Curve("dots", np.arange(5.0), y, "two", dots=True)
    root = ElementTree.fromstring(chart([Curve("a < b", np.arange(5.0), y), dots], "x", y_label="y"))
    (line,) = (part for part in root if part.tag == "polyline")
    assert len(line.attrib["points"].split()) == 3
    assert sum(part.tag == "circle" for part in root) == 3
    assert "a < b" in [part.text for part in root]


def test_a_long_curve_is_thinned_and_keeps_its_ends() -> None:
    line = Curve("", np.arange(100_000.0), np.zeros(100_000))
    (points,) = re.findall(r'points="([^"]*)"', chart([line], "x", y_label="y", x=Span(0, 99_999), y=Span(-1, 1)))
    places = [float(pair.split(",")[0]) for pair in points.split()]
    assert len(places) == POINTS
    assert (places[0], places[-1]) == (64.0, 548.0)


@pytest.mark.parametrize("y", [[], [2.0], [0.0], [-3.0, -3.0], [1e-9, 2e-9], [1e12, -1e12]])
def test_any_numbers_fit_an_axis(y: list[float]) -> None:
    drawn = chart([Curve("", np.arange(float(len(y))), np.array(y))], "x", y_label="y")
    for pair in re.findall(r"([\d.]+),([\d.]+)", drawn):
        assert 64 <= float(pair[0]) <= 548
        assert 28 <= float(pair[1]) <= 236


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(1, 12))
def test_ticks_are_few_round_and_inside(low: float, span: float, most: int) -> None:
    found = ticks(Span(low, low + span), most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 * span - 1e-9 <= value <= low + span + 1e-6 * span + 1e-9 for value in found)
