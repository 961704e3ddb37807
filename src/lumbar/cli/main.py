"""Parse the arguments and turn what goes wrong into one line and an exit code.

0 done · 1 the content is not sound · 2 the input was refused.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from lumbar import __version__
from lumbar.cli import commands, figures
from lumbar.cli.settings import CONTENT_DIR, COUNTRY, overlay
from lumbar.content.errors import BrokenContent
from lumbar.core.errors import Refusal
from lumbar.core.ruleset import VERSION
from lumbar.core.words import Level, Tag
from lumbar.edge.errors import BadInput
from lumbar.edge.rooms import ROOMS

BAD_CONTENT = 1
REFUSED = 2
CANNOT_WRITE = 1

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Refuse wrong arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with the code of a refusal."""
        self.exit(REFUSED, f"lumbar: {message} (see {self.prog} --help)\n")


def _decisions(parsers: argparse._SubParsersAction[Any]) -> None:
    decide = parsers.add_parser("decide", help="let one room decide: JSON in, JSON out")
    decide.add_argument("room", choices=sorted(ROOMS))
    decide.add_argument("file", help="a JSON file, or - for standard input")
    decide.set_defaults(run=commands.decide)
    schema = parsers.add_parser("schema", help="print the JSON Schema of what a room takes")
    schema.add_argument("room", choices=sorted(ROOMS))
    schema.set_defaults(run=commands.schema)


def _reading(parsers: argparse._SubParsersAction[Any]) -> None:
    plan = parsers.add_parser("plan", help="print a programme a person can read")
    plan.add_argument("file", help="an intake as JSON (lumbar schema plan), or -")
    plan.add_argument("--steps", action="store_true", help="also how to do each exercise")
    plan.add_argument("--why-not", action="store_true", help="also why each other was left out")
    plan.set_defaults(run=commands.plan)
    journey = parsers.add_parser("journey", help="play a recorded course, day by day")
    journey.add_argument("file", nargs="?", default="-", help="a course as JSON, or -")
    journey.add_argument("--json", action="store_true", help="print every decision as JSON lines")
    journey.add_argument("--schema", action="store_true", help="print what a course looks like")
    journey.set_defaults(run=commands.journey)


def _lesson_gates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--level", choices=[str(level) for level in Level], help="triage result")
    parser.add_argument("--pain-row", metavar="ROW", help="gravest P1 row of the last session")
    parser.add_argument("--morning-row", metavar="ROW", help="last P2 row")
    parser.add_argument(
        "--tag", action="append", default=[], choices=[str(tag) for tag in Tag], metavar="TAG"
    )


def _library(parsers: argparse._SubParsersAction[Any]) -> None:
    content = parsers.add_parser("content", help="look at the library and check it")
    inner = content.add_subparsers(dest="content", required=True, metavar="WHAT")
    inner.add_parser("check", help="check everything; name file and line").set_defaults(
        run=commands.content_check
    )
    for name, text, run in (
        ("list", "list every exercise", commands.content_list),
        ("sources", "trace every source entry to its exercise and dose", commands.content_sources),
        ("programmes", "list the programmes of the sources", commands.content_programmes),
        ("lessons", "list the lessons, or those open now", commands.content_lessons),
        ("questionnaires", "list the questionnaires", commands.content_questionnaires),
    ):
        parser = inner.add_parser(name, help=text)
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.set_defaults(run=run)
        if name == "lessons":
            _lesson_gates(parser)
    show = inner.add_parser("show", help="show one exercise, programme, lesson or questionnaire")
    show.add_argument("name", help="its id, as the lists print it")
    show.set_defaults(run=commands.content_show)
    schema = inner.add_parser("schema", help="print the JSON Schema of exercise.yaml")
    schema.set_defaults(run=commands.content_schema)


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of every command."""
    parser = _Parser(
        prog="lumbar",
        description="Home rehabilitation for low back pain. Not for emergencies: if you have"
        " numbness between the legs, trouble passing urine or holding your bowels, both legs"
        " losing strength or chest pain, get emergency help now.",
        epilog=f"Settings: {CONTENT_DIR}, a folder of a clinic's own content; {COUNTRY}, the two"
        " letters of the country whose telephone numbers to print.",
    )
    version = f"lumbar {__version__}, ruleset {VERSION}"
    parser.add_argument("--version", action="version", version=version)
    parsers: argparse._SubParsersAction[Any] = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND"
    )
    _decisions(parsers)
    _reading(parsers)
    _library(parsers)
    figures.register(parsers)
    return parser


def _say(line: str) -> None:
    print(_plain(line.replace("\n", " ")), file=sys.stderr)


def _plain(text: str) -> str:
    """Leave out control characters: a note or a name may not steer the terminal."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())


def _run(arguments: argparse.Namespace) -> tuple[int, str]:
    """Run the command and keep what it prints, so that a refusal prints nothing of it."""
    kept = io.StringIO()
    command: Command = arguments.run
    try:
        with contextlib.redirect_stdout(kept):
            arguments.overlay = overlay()
            code = command(arguments)
    except BadInput as bad:
        _say(f"lumbar: {bad}")
    except Refusal as refusal:
        where = f"{refusal.path}: " if refusal.path else ""
        remedy = f" ({refusal.remedy})" if refusal.remedy else ""
        _say(f"lumbar: {type(refusal).__name__}: {where}{refusal.sentence}{remedy}")
    except BrokenContent as broken:
        for problem in broken.problems:
            _say(str(problem))
        return BAD_CONTENT, ""
    else:
        return code, kept.getvalue()
    return REFUSED, ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    code, printed = _run(build_parser().parse_args(argv))
    try:
        if sys.stdout is None:
            raise OSError(0, "it is closed")
        sys.stdout.write(_plain(printed))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; say nothing more, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"lumbar: standard output cannot be written: {error.strerror}")
        sys.stdout = None  # nothing is left to flush at exit
        return CANNOT_WRITE
    return code
