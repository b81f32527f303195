"""PySide6's features: it need not read the source of every module that is imported to see whether one wants them.

It looks for its own name in them, and Python keeps what was read: 17 MB of text for a window none of whose modules
ever says `from __feature__ import`. Where there is no source, as in a bundle, PySide6 takes the answer to be no.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

import PySide6.QtCore  # noqa: F401  # from now on it looks


def _no(_module: object) -> bool:
    return False


with suppress(ImportError):  # a PySide6 that does not look this way is left as it is
    found = import_module("shibokensupport.feature")
    if hasattr(found, "_mod_uses_pyside"):
        vars(found)["_mod_uses_pyside"] = _no
