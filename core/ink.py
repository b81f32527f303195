"""Ink: pen strokes and pictures become small grey images that look as MNIST's own do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.opencv import cv2

Grey = NDArray[np.uint8]
Points = NDArray[np.float64]

# All lengths are in pixels of the 28 x 28 image.
SIDE = 28
INK_LONG = 19.25  # that much ink touches 20 pixels, MNIST's long side, on most positions within the grid
PEN = 2.375
# MNIST moved the centre of mass to pixel 14 (measured: 14.00, 14.00), half a pixel past the middle of 0..27.
CENTRE = 14.5
FINE = 8  # supersampling
RIM = 5  # fine pixels that OpenCV's pen may reach beyond ours
FRACTION_BITS = 2  # of a fine pixel, in the coordinates OpenCV draws with
ENLARGED_AT_MOST = 3.8  # beyond what makes the user's pen as wide as PEN: a dot stays a dot
FAR = 1e9  # coordinates are clipped here, so that differences of two stay finite

PICTURE_SIDE = 256  # larger pictures are shrunk to this first
FLAT = 20.0  # a picture whose ink differs by fewer grey levels from its paper is blank
INK_LEVEL = 0.25  # of the range from paper to darkest ink; more is ink
SPECK = 0.02  # blobs with a smaller part of the ink are dust
SOFT_EDGE = 0.75  # by so much a box of whole pixels is longer than the ink in it


class Making(NamedTuple):
    """Which steps make an image of strokes; MNIST's digits had them all."""

    crop: bool = True  # the ink's box counts, not the whole canvas
    scale: bool = True  # its long side becomes 20 pixels
    pen: bool = True  # the strokes are drawn anew, with a pen as wide as MNIST's
    centre: bool = True  # the centre of mass comes to the middle, not the box


MNIST = Making()


@dataclass(frozen=True, eq=False)
class Drawing:
    """Pen strokes on a canvas.

    Parameters
    ----------
    strokes : float64 (k, 2) each, x to the right and y down, in canvas units
    width, height : of the canvas, in its units
    pen : width of the pen, in canvas units
    label : the digit meant, if known
    """

    strokes: tuple[Points, ...]
    width: float = 280.0
    height: float = 280.0
    pen: float = 18.0
    label: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "strokes", tuple(_points(stroke) for stroke in self.strokes))


def rasterize(strokes: Iterable[Any], *, pen: float = 18.0, size: int = SIDE) -> Grey:
    """Draw strokes as MNIST's digits were made: long side 20 pixels, soft edges, centred by the centre of mass.

    The strokes are scaled as vectors and drawn anew with a round pen of `PEN` pixels at `FINE` times the resolution,
    then averaged down by area. Ink is never cut off: where the centre of mass asks for that, the centre gives way.

    Parameters
    ----------
    strokes : arrays (k, 2) of x and y, in any unit; points that are not finite are left out
    pen : width of the pen in the same unit; ink not much longer than that is a dot and is not blown up
    size : side of the image, in pixels

    Returns
    -------
    uint8 (size, size), 0 is paper and 255 is ink; all zero where there is no ink.

    Notes
    -----
    LeCun, Bottou, Bengio, Haffner (1998) describe the procedure. The constants were chosen with a softmax on MNIST's
    plain pixels that reads the 7,494 drawings of pendigits: 82.2 % with these. With the middle of the grid as centre
    80.5 %, with a long side of a true 20 pixels 80.9 %, with both 79.5 %. A pen of 2.125 reads as well (82.2 %), one of
    2.875 less (81.2 %), a Gaussian of 0.4 pixels on top gains nothing (81.9 %). Of the pens that read as well, the one
    nearest to MNIST's look was taken: mean grey level 30 (MNIST 33), 40 % of the pixels with ink are full (MNIST 38 %).
    """
    return shrunk(fine_raster(strokes, pen=pen, size=size), size)


def fine_raster(
    strokes: Iterable[Any], *, pen: float = 18.0, size: int = SIDE, making: Making = MNIST, canvas: float = 280.0
) -> Grey:
    """What `rasterize` averages down, uint8 (8 size, 8 size), less steps of its making.

    Where one is left out `canvas` counts, the side of what was drawn on, in the strokes' unit.
    """
    parts = [part for part in map(_points, strokes) if len(part)]
    if not parts:
        return np.zeros((FINE * size, FINE * size), np.uint8)
    fine = FINE * size / SIDE
    points = np.concatenate(parts)
    own = points.min(axis=0), points.max(axis=0)
    low, high = own if making.crop else (np.zeros(2), np.full(2, canvas))
    scale = (_scale(float((high - low).max()), pen) if making.scale else SIDE / canvas) * fine
    width = PEN * fine if making.pen else pen * scale
    room = SIDE - INK_LONG / 2 + 1 if making == MNIST else 2 * SIDE
    field = _draw([(part - (low + high) / 2) * scale for part in parts], room * fine, width)
    aside = ((own[0] + own[1]) / 2 - (low + high) / 2) * scale
    return _window(field, (aside, (own[1] - own[0]) * scale + width), size=size, by_mass=making.centre)


def normalize_picture(grey: Grey, size: int = SIDE) -> Grey:
    """Bring a picture of one digit to MNIST's form: light ink on black, long side 20, centred by the centre of mass.

    Dark on light is told from light on dark by the border. A plane through the border's grey levels is taken away as
    paper, so that a shadow across the page does no harm; what is not near ink becomes black; specks are left out.
    An MNIST image comes out as it went in, up to a few grey levels.

    Parameters
    ----------
    grey : uint8 (h, w), of any size
    size : side of the image, in pixels

    Returns
    -------
    uint8 (size, size), 0 is paper and 255 is ink; all zero where the picture is blank.
    """
    blank = np.zeros((size, size), np.uint8)
    if grey.size == 0:
        return blank
    ink = _without_paper(_moderate(grey))
    mask = _ink_mask(ink)
    if mask is None:
        return blank
    box = cv2.boundingRect(mask.astype(np.uint8))
    full = float(np.percentile(ink[mask], 90))
    near = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=max(1, round(max(box[2:]) / 20)))
    return _fitted(np.where(near > 0, np.clip(ink * (255 / full), 0, 255), 0), box, size)


def _points(stroke: Any) -> Points:
    points = np.asarray(stroke, dtype=np.float64).reshape(-1, 2)
    points = np.clip(points[np.isfinite(points).all(axis=1)], -FAR, FAR)
    points.flags.writeable = False
    return points


def _scale(extent: float, pen: float) -> float:
    """Image pixels per canvas unit."""
    wanted = (INK_LONG - PEN) / max(extent, 1e-9)
    return min(wanted, ENLARGED_AT_MOST * PEN / pen) if pen > 0 else wanted


def _draw(parts: Sequence[Points], room: float, width: float) -> Grey:
    """Draw with a round pen on a square in whose middle the ink's box lies, or the canvas; all in fine pixels."""
    side = 2 * round(room)
    field = np.zeros((side, side), np.uint8)
    lines = [_distinct(np.rint((part + (side - 1) / 2) * 2**FRACTION_BITS).astype(np.int32)) for part in parts]
    # OpenCV draws a line of an even thickness one pixel wider.
    cv2.polylines(field, lines, False, 255, max(1, 2 * round((width - 1) / 2)), cv2.LINE_8, FRACTION_BITS)
    return field


def _distinct(points: NDArray[np.int32]) -> NDArray[np.int32]:
    """Leave out points equal to the one before, for each costs as much as a line; OpenCV draws no line of one point."""
    moved = np.ones(len(points), bool)
    np.any(points[1:] != points[:-1], axis=1, out=moved[1:])
    return points[moved] if moved[1:].any() else points[[0, 0]]


def _window(field: Grey, box: tuple[Points, Points], *, size: int, by_mass: bool) -> Grey:
    """The part to be averaged down to size x size; `box`: how far the ink's is from the middle, and how long."""
    window, middle = FINE * size, len(field) / 2
    x = y = round(middle - window / 2)
    if by_mass:
        first, length = middle + box[0] - box[1] / 2, box[1]
        (left, top), (right, below) = np.maximum([first - RIM, first + length + RIM], 0).astype(int).tolist()
        # Only where the ink is: sums of whole numbers are the same wherever one counts from.
        mass = cv2.moments(field[top:below, left:right], True)
        centre = ((mass[name] + at * mass["m00"]) / mass["m00"] for name, at in (("m10", left), ("m01", top)))
        x, y = map(partial(_start, window=window), centre, first.tolist(), length.tolist())
    return field[y : y + window, x : x + window]


def _start(centre: float, first: float, length: float, *, window: int) -> int:
    """Where a window starts that has the centre of mass in its middle and cuts off no ink."""
    ends = first + length - window, first
    return round(min(max(centre + 0.5 - window * CENTRE / SIDE, min(ends)), max(ends)))


def shrunk(image: NDArray[Any], size: int = SIDE) -> Grey:
    """A square picture averaged down by area to uint8 (size, size)."""
    small: NDArray[Any] = cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA)
    return small if small.dtype == np.uint8 else np.rint(small).astype(np.uint8)


def _moderate(grey: Grey) -> NDArray[np.float32]:
    """Shrink what is large, and enlarge what is smaller than the result."""
    longest, image = max(grey.shape), grey.astype(np.float32)
    if SIDE <= longest <= PICTURE_SIDE:
        return image
    wanted, way = (PICTURE_SIDE, cv2.INTER_AREA) if longest > SIDE else (2 * SIDE, cv2.INTER_LINEAR)
    height, width = (max(1, round(side * wanted / longest)) for side in image.shape)
    return np.asarray(cv2.resize(image, (width, height), interpolation=way), dtype=np.float32)


def _without_paper(image: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far each pixel is from the paper towards the ink, in grey levels; paper is 0."""
    y, x = np.indices(image.shape, dtype=np.float32)
    plane = np.stack([np.ones_like(x), x / x.max(initial=1), y / y.max(initial=1)], axis=-1)
    border = np.ones(image.shape, bool)
    rim = max(1, min(image.shape) // 20)
    border[rim:-rim, rim:-rim] = False
    # Ink that runs over the edge is no paper: fit to the levels near the border's median only.
    distance = np.abs(image - np.median(image[border]))
    border &= distance <= max(2 * float(np.median(distance[border])), 1.0)
    level, *_ = np.linalg.lstsq(plane[border], image[border], rcond=None)
    above = image - plane @ level
    return np.asarray(np.maximum(above if above.max() > -above.min() else -above, 0), dtype=np.float32)


def _ink_mask(ink: NDArray[np.float32]) -> NDArray[np.bool_] | None:
    """Where there is ink, without specks; None for a blank picture, or one of dust alone."""
    peak = float(cv2.blur(ink, (3, 3)).max()) if min(ink.shape) > SIDE else float(ink.max())
    if peak < FLAT:
        return None
    mask = np.asarray(ink > INK_LEVEL * peak)
    _, blobs, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = np.asarray(stats)[:, cv2.CC_STAT_AREA]
    mask &= (areas >= SPECK * int(mask.sum()))[np.asarray(blobs)]
    return mask if mask.any() else None


def _fitted(ink: NDArray[np.floating[Any]], box: Sequence[int], size: int) -> Grey:
    """Cut the square around the centre of mass that makes the box's long side 20 pixels of `SIDE`, and resample it."""
    x, y, width, height = box
    window = max(round(SIDE * (max(width, height) - SOFT_EDGE) / INK_LONG), width, height, 1)
    padded = np.pad(ink, window)
    mass = cv2.moments(padded)
    centre = mass["m10"] / mass["m00"], mass["m01"] / mass["m00"]
    left, top = map(partial(_start, window=window), centre, (window + x, window + y), (width, height))
    return shrunk(padded[top : top + window, left : left + window], size)
