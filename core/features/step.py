"""What every feature step can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from numpy.typing import NDArray

Values = NDArray[Any]


class Step(Protocol):
    """A frozen transformation of images (n, h, w) or rows (n, d); each row's result depends on that row alone.

    `learns` says whether `fit` has anything to find out; `linear` whether weights can be pulled back exactly.
    """

    name: ClassVar[str]
    learns: ClassVar[bool]
    linear: ClassVar[bool]

    def fit(self, values: Values) -> Step:
        """The step with what it learns from training values; steps that learn nothing return themselves."""
        ...

    def transform(self, values: Values) -> Values:
        """Values in, values out, one for one."""
        ...

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """Weights on this step's output (m, ...) as weights on its input (m, *shape).

        Raises
        ------
        ValueError
            Where the step is not linear.
        """
        ...

    def to_json(self) -> dict[str, Any]:
        """Name and settings, without arrays."""
        ...

    def arrays(self) -> dict[str, Values]:
        """What `fit` has learnt, by name."""
        ...

    def with_arrays(self, arrays: Mapping[str, Values]) -> Step:
        """The step with arrays that `arrays` gave.

        Raises
        ------
        KeyError, ValueError
            For missing arrays or shapes that do not fit.
        """
        ...
