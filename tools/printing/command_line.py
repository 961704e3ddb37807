"""Print the page of the command line from its parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tools.printing.markdown import code, section, table

from lumbar.cli import settings
from lumbar.cli.main import BAD_CONTENT, REFUSED, build_parser
from lumbar.edge.rooms import ROOMS

EXAMPLES: dict[str, str] = {
    "lumbar decide": "lumbar decide pain examples/decide/pain.json",
    "lumbar schema": "lumbar schema adapt",
    "lumbar plan": "lumbar plan examples/intake/desk-worker.json --why-not",
    "lumbar journey": "lumbar journey examples/flare-up.json",
    "lumbar content check": "lumbar content check",
    "lumbar content list": "lumbar content list --json",
    "lumbar content sources": "lumbar content sources --json",
    "lumbar content programmes": "lumbar content programmes",
    "lumbar content lessons": "lumbar content lessons",
    "lumbar content questionnaires": "lumbar content questionnaires",
    "lumbar content show": "lumbar content show bridge",
    "lumbar content schema": "lumbar content schema",
    "lumbar figures build": "lumbar figures build build/figures",
    "lumbar figures sheet": "lumbar figures sheet figures.html",
    "lumbar figures one": "lumbar figures one single-knee-to-chest knee.svg --mirror",
    "lumbar figures landmarks": (
        "lumbar figures landmarks bird-dog --camera side --occlude far --noise 0.01 --seed 1"
    ),
}
"""One line to try for each command."""

HEAD = """# The command line

*Printed by `make docs` from `cli/` and `edge/rooms.py`.*

`lumbar` stands in `.venv/bin` after `make setup`. It reads files, or standard input for `-`, and
prints; `figures` also writes the files you name. It stores nothing else and contacts nothing.
"""


def leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Give every command that runs something, in the order of the help."""
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield parser
    for action in inner:
        for sub in action.choices.values():
            yield from leaves(sub)


def _arguments(parser: argparse.ArgumentParser) -> str:
    rows = []
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        name = ", ".join(action.option_strings) or action.dest.upper()
        choices = ", ".join(map(code, action.choices)) if action.choices else ""
        rows.append((code(name), action.help or f"one of {choices}"))
    return table(("argument", "meaning"), rows) if rows else ""


def _command(parser: argparse.ArgumentParser) -> str:
    run = parser.get_default("run")
    said = " ".join((run.__doc__ or "").split())
    example = f"```sh\n{EXAMPLES[parser.prog]}\n```"
    return section(parser.prog, said, *filter(None, (_arguments(parser), example)))


def _rooms() -> str:
    def asks(takes: type) -> str:
        return " ".join((takes.__doc__ or "").split("\n\n", 1)[0].split())

    rows = ((code(name), asks(room.takes)) for name, room in ROOMS.items())
    return section("Rooms", "What `decide` and `schema` know.", table(("room", "asks"), rows))


def _settings() -> str:
    rows = (
        (code(settings.CONTENT_DIR), "a folder of a clinic's own content, laid over the built-in"),
        (code(settings.COUNTRY), "two letters: the country whose telephone numbers are printed"),
    )
    return section("Settings", "Environment variables.", table(("variable", "meaning"), rows))


def _exit_codes() -> str:
    rows = (
        (0, "done"),
        (BAD_CONTENT, "the content is not sound: each problem with file and line"),
        (REFUSED, "the input was refused: one line with the path of the field, no output"),
    )
    return section("Exit codes", table(("code", "meaning"), rows))


def print_command_line() -> str:
    """Print every command with its arguments and an example."""
    found = leaves(build_parser())
    parts = (HEAD, _rooms(), *map(_command, found), _settings(), _exit_codes())
    return "\n".join(parts)
