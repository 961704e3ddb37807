"""The settings of the command line: environment variables, refused when they make no sense."""

from __future__ import annotations

import os
from pathlib import Path

from lumbar.content.help_lines import ANY_COUNTRY
from lumbar.edge.errors import BadInput

CONTENT_DIR = "LUMBAR_CONTENT_DIR"
"""A folder of a clinic's own content, laid over the built-in one."""

COUNTRY = "LUMBAR_COUNTRY"
"""The country (ISO 3166, two letters) whose telephone numbers are printed."""


def overlay() -> Path | None:
    """Give the clinic's content folder, None when none is set; raise ``BadInput`` if it is none."""
    folder = os.environ.get(CONTENT_DIR, "").strip()
    if not folder:
        return None
    path = Path(folder)
    if not path.is_dir():
        raise BadInput(CONTENT_DIR, f"{folder} is not a folder; unset it or name one")
    return path


def country() -> str:
    """Give the country for telephone numbers; raise ``BadInput`` for what is no country code."""
    code = os.environ.get(COUNTRY, "").strip().upper()
    if code and not (len(code) == 2 and code.isalpha()):
        raise BadInput(COUNTRY, f"{code} is not a country code of two letters, such as GB or DE")
    return code or ANY_COUNTRY
