"""A family of files: models, runs and sessions; checked before use, written whole or not at all."""

from __future__ import annotations

from core.storage.models import BUNDLED, VERSION, load_bundled, load_model, save_model

__all__ = ["BUNDLED", "VERSION", "load_bundled", "load_model", "save_model"]
