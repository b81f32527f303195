"""Where decoded folders are kept: where the window keeps them, unless it or the command line is told not to."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from core.data import Cache
from core.data.reading import UnreadableError, read_bytes
from core.places import settings_file

LARGEST = 1 << 20  # bytes; the window's own settings have a few thousand


def cache_for(options: Namespace) -> Cache | None:
    """The user's own cache, or None with `--no-cache` or where the window's settings have it off."""
    return None if options.no_cache or is_off(settings_file()) else Cache.of_user()


def is_off(path: Path) -> bool:
    """Whether a settings file turns the cache off; one that is not there, or is no such file, turns nothing off."""
    try:
        lines = read_bytes(path, LARGEST).decode("utf-8").splitlines()
    except (UnreadableError, UnicodeDecodeError):
        return False
    group = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            group = line
        elif group == "[General]" and line.replace(" ", "").replace('"', "") == "cache=off":
            return True
    return False
