"""What the worker is at."""

from __future__ import annotations

from enum import Enum


class Activity(Enum):
    """What the worker is at."""

    IDLE = "idle"
    LOADING = "loading"
    FETCHING = "fetching"
    TRAINING = "training"
    TESTING = "testing"
    RACING = "racing"
    DRAWING = "drawing seeds"
