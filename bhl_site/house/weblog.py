"""The web server's own log, kept as discreet as the rest: a request that is malformed may name a letter's address."""

from typing import Any

from gunicorn import glogging  # type: ignore[import-untyped]

from letters.web.discretion import Discretion


class DiscreetLogger(glogging.Logger):  # type: ignore[misc]
    """Gunicorn's logger, with the house's filter on whatever it writes to."""

    def setup(self, cfg: Any) -> None:
        """Set the handlers up, then have them filtered; gunicorn calls this again when it is told to reload."""
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(Discretion())
