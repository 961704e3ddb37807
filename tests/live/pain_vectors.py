"""The stored vectors of ``tests/vectors/pain``."""

import json
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "vectors" / "pain"
CASES = [
    case
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]
]
