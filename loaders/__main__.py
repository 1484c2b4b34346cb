"""`python -m loaders snapshot --from DIR` builds the embedded snapshot."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from loaders._check import InputFault


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 when the snapshot was built, 1 with the faults on stderr when not."""
    parser = argparse.ArgumentParser(prog="python -m loaders")
    commands = parser.add_subparsers(dest="command", required=True)
    snapshot = commands.add_parser(
        "snapshot", help="build data/snapshot from a folder of the publishers' files"
    )
    snapshot.add_argument("--from", dest="folder", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args(arguments)

    from indicators import build  # a command stands above the floors: it may look up

    with tqdm(total=len(build.STEPS), unit="step") as bar:

        def progress(step: str) -> None:
            bar.set_description(step)
            bar.update()

        try:
            manifest = build.build(chosen.folder, progress)
        except InputFault as fault:
            bar.close()
            print(
                f"The snapshot was not changed. These inputs are wrong:\n{fault}", file=sys.stderr
            )
            return 1
    size = sum(file["bytes"] for file in manifest["files"].values())
    print(f"data/snapshot: {len(manifest['files'])} files, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
