"""Print the reference pages of the rules from the tables in the code.

``--check`` writes nothing and names the pages that differ from what the tables say.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def printed() -> dict[Path, str]:
    """Print every page; the text by its path."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from tools.printing.pages import PAGES

    return {REFERENCE / name: print_page() for name, print_page in PAGES.items()}


def strays(pages: dict[Path, str]) -> list[Path]:
    """List the pages of rules that nothing prints any more."""
    return [path for path in sorted((REFERENCE / "rules").glob("*.md")) if path not in pages]


def differing(pages: dict[Path, str]) -> list[Path]:
    """List the pages that differ from their tables, or that nothing prints."""
    stale = [
        path
        for path, text in pages.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return stale + strays(pages)


def write(pages: dict[Path, str]) -> None:
    """Write every page and remove those that nothing prints any more."""
    for path, text in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in strays(pages):
        path.unlink()


def main(arguments: list[str]) -> int:
    """Print the pages, or with ``--check`` say which differ; 1 when any does."""
    parser = argparse.ArgumentParser(description="Print the rules from their tables.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what differs")
    pages = printed()
    if not parser.parse_args(arguments).check:
        write(pages)
        return 0
    stale = differing(pages)
    for path in stale:
        print(f"{path.relative_to(ROOT)} differs from its table: run make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
