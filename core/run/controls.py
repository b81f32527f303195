"""Controls: what may be changed while a run goes on; the run looks at the start of each epoch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.config import LIVE, Config
from core.errors import ConfigError, Fault


class Controls:
    """The config of a run under way.

    A change makes a new Config and leaves the old one as it is, so the reports of each epoch carry the config that was
    in force. Any thread may change it: what is shared is one reference to something frozen.

    Parameters
    ----------
    config : what the run starts with
    """

    def __init__(self, config: Config) -> None:
        self.config = config

    def change(self, **values: Any) -> Config:
        """Set fields of `core.config.LIVE` from the next epoch on, and give the config that will be in force.

        Raises
        ------
        ConfigError
            CONFIG_UNKNOWN for a field that cannot change while a run goes on, or as the constructor of Config.
        """
        for name in values:
            if name not in LIVE:
                raise ConfigError(Fault.CONFIG_UNKNOWN, field=name)
        self.config = replace(self.config, **values)
        return self.config
