"""The headers that the proxy in `deploy/` adds to every answer."""

import re
from pathlib import Path

CONF = Path(__file__).parent.parent.parent / "deploy" / "nginx.conf"


def headers() -> dict[str, str]:
    """Each header with its value, as nginx would send it."""
    lines = re.findall(
        r'add_header (\S+) (?:"([^"]*)"|(\S+)) always;', CONF.read_text(encoding="utf-8")
    )
    return {name: quoted or plain for name, quoted, plain in lines}
