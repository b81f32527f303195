"""JSON that anybody may have written: read strictly, bounded in size and depth, with nothing but finite numbers."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

LONGEST = 2**20  # bytes
DEEPEST = 8
LONGEST_NUMBER = 24  # characters; a float64 needs no more
LONGEST_NAME = 100  # characters of a key
LONGEST_TEXT = 10_000  # characters of a value

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(rb"[][{}]")


def parse(text: bytes) -> Any:
    """The value of a JSON text.

    Refused are the constants NaN and Infinity, numbers that are not finite or longer than any that is written here,
    a key twice in one object, and what is nested deeper than `DEEPEST`, before Python's parser sees it.

    Raises
    ------
    ValueError
        For all these, and for what is no JSON.
    """
    if len(text) > LONGEST or _depth(text) > DEEPEST:
        raise ValueError("larger or deeper than a header can be")
    return json.loads(
        text.decode("utf-8"),
        parse_constant=_refused,
        parse_int=_whole,
        parse_float=_finite,
        object_pairs_hook=_object,
    )


def text_of(value: Mapping[str, Any]) -> bytes:
    """The JSON text that `parse` gives back as `value`.

    Raises
    ------
    ValueError
        For what `parse` would refuse.
    """
    text = json.dumps(value, allow_nan=False, indent=1).encode("ascii")
    parse(text)
    return text


def of_keys(value: Any, *required: str, optional: Sequence[str] = ()) -> dict[str, Any]:
    """The object, if it has all the required keys and none but these and the optional ones.

    Raises
    ------
    ValueError
        If not.
    """
    if not isinstance(value, dict) or not set(required) <= set(value) <= {*required, *optional}:
        raise ValueError("other keys than these belong here")
    return value


def text(value: Any) -> str:
    """The value, if it is a text of a reasonable length. Raises ValueError if not."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError("no text")
    return value


def number(value: Any, low: float, high: float) -> float:
    """The value, if it is a number between two others. Raises ValueError if not."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ValueError("no number, or out of range")
    return float(value)


def whole(value: Any, low: int, high: int) -> int:
    """The value, if it is a whole number between two others. Raises ValueError if not."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError("no whole number, or out of range")
    return value


def _depth(text: bytes) -> int:
    """How deep brackets are nested outside of strings."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", text)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refused(constant: str) -> float:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number longer than any that is written here")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits) if len(digits) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(value):
        raise ValueError("not finite")
    return value


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs) or any(len(name) > LONGEST_NAME for name in found):
        raise ValueError("a name twice, or longer than a name is")
    return found
