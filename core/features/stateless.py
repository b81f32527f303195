"""What steps share that learn nothing from the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar

from core.features.step import Values

Same = TypeVar("Same", bound="Stateless")


@dataclass(frozen=True)
class Stateless:
    """A step whose settings are all there is to know of it."""

    name: ClassVar[str]
    learns: ClassVar[bool] = False
    linear: ClassVar[bool] = True

    def fit(self: Same, values: Values) -> Same:  # noqa: ARG002
        """There is nothing to learn."""
        return self

    def to_json(self) -> dict[str, Any]:
        """Name and settings."""
        return {"name": self.name, **{spec.name: getattr(self, spec.name) for spec in fields(self)}}

    def arrays(self) -> dict[str, Values]:
        """Nothing."""
        return {}

    def with_arrays(self: Same, arrays: Mapping[str, Values]) -> Same:  # noqa: ARG002
        """There is nothing to take."""
        return self


@dataclass(frozen=True)
class Curved(Stateless):
    """A step that is not linear: what an input adds depends on the others, so weights cannot be pulled back."""

    linear: ClassVar[bool] = False

    def pull_back(self, weights: Values, shape: tuple[int, ...]) -> Values:
        """See `Step.pull_back`: refused."""
        raise ValueError(f"{self.name} is not linear: no weights on its input do what {weights.shape} do ({shape})")
