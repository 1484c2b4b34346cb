"""A refresh in a process of its own, of publishers that a test has made."""

import sys

_PROGRAM = """
import sys, types
from making import refresh as refreshing
from making.refresh import lines

made = types.ModuleType("made")
exec({publishers!r}, made.__dict__)
keys = [name.removeprefix("collect_") for name in vars(made) if name.startswith("collect_")]
refreshing.MODULES.clear()
for key in keys:
    module = types.ModuleType(f"making.refresh.{{key}}_for_test")
    module.collect = vars(made)[f"collect_{{key}}"]
    sys.modules[module.__name__] = module
    refreshing.MODULES[key] = f"{{key}}_for_test"
raise SystemExit(lines.main(sys.argv[1:]))
"""


def command(publishers: str) -> tuple[str, ...]:
    """For `background.COMMAND`: a program whose publishers are the `collect_KEY` of a text, in their order."""
    return (sys.executable, "-c", _PROGRAM.format(publishers=publishers))
