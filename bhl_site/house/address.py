"""Which port the house had last: the addresses of letters that were mailed then lead there."""

from collections.abc import Mapping
from pathlib import Path

PORT_FILE = "web-port"


def last_port(environ: Mapping[str, str], data_dir: Path) -> int | None:
    """The web server's port at the last opening; None where none is kept, or where mails link to SITE_URL."""
    if environ.get("SITE_URL"):
        return None
    try:
        port = int((data_dir / PORT_FILE).read_text())
    except (FileNotFoundError, ValueError):
        return None
    return port if 0 < port < 65536 else None


def remember_port(port: int, data_dir: Path) -> None:
    """Keep the port for the next opening."""
    (data_dir / PORT_FILE).write_text(f"{port}\n")
