"""The reference pages of the rules say what the tables in the code say now."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from tools.print_rules import REFERENCE, differing, main, printed
from tools.printing.constants import Constant, ruleset_constants
from tools.printing.markdown import fill, table
from tools.printing.pages import PAGES
from tools.printing.plan import FILTER
from tools.printing.progression import GRAMMAR
from tools.printing.trend import OTHER_RULES, ROWS

from lumbar.core import ruleset
from lumbar.core.adapting import morning_table
from lumbar.core.assessing import home_test, irritability, yellow_flags
from lumbar.core.evidence import EVIDENCE
from lumbar.core.planning.selection import CHECKS
from lumbar.core.words import Axis

TABLES_WITH_WORDS = {
    "home test T1-T5": (home_test.CONDITIONS, [row[0] for row in home_test.ROWS]),
    "irritability": (irritability.CONDITIONS, [row[0] for row in irritability.ROWS]),
    "P2": (morning_table.CONDITIONS, [row for row, _ in morning_table.ROWS]),
    "yellow flags": (yellow_flags.CONDITIONS, list(yellow_flags.YellowFlag)),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_its_table_says(name: str) -> None:
    page = REFERENCE / name
    assert page.read_text(encoding="utf-8") == PAGES[name](), "run make docs"


def test_no_page_of_rules_stands_that_nothing_prints() -> None:
    assert differing(printed()) == []


def test_a_changed_rule_is_named_with_the_command_that_prints_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAGES, "rules/pain.md", lambda: "another rule")
    assert main(["--check"]) == 1
    assert "docs/reference/rules/pain.md differs" in capsys.readouterr().out


@pytest.mark.parametrize("name", TABLES_WITH_WORDS)
def test_every_row_of_a_table_has_its_condition_in_words(name: str) -> None:
    conditions, rows = TABLES_WITH_WORDS[name]
    assert set(conditions) == set(rows)
    assert not [words for words in conditions.values() if re.search(r"[{}]", fill(words))]


def test_every_field_of_the_ruleset_is_documented() -> None:
    page = (REFERENCE / "rules" / "constants.md").read_text(encoding="utf-8")
    missing = [f.name for f in fields(ruleset.Ruleset) if f"| `{f.name}` |" not in page]
    assert missing == []


def test_every_constant_states_its_mark_or_its_source_beside_it() -> None:
    silent = [c.name for c in ruleset_constants() if not (c.mark or c.note)]
    assert silent == ["version"]


def test_the_constants_stand_in_the_order_and_sections_of_the_source() -> None:
    source = Path(ruleset.__file__).read_text(encoding="utf-8")
    body = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef)).body
    names = [n.target.id for n in body if isinstance(n, ast.AnnAssign)]  # type: ignore[union-attr]
    found = ruleset_constants()
    assert [c.name for c in found] == names
    assert not [c.name for c in found if not c.section and c.name != "version"]


@pytest.mark.parametrize(
    ("name", "unit"),
    [("settling_high_min", "minutes"), ("usual_mornings_min", "mornings"), ("sets_max", "sets"),
     ("load_percent_min", "%"), ("post_op_day_late", "day"), ("inflammatory_clauses", "")],
)  # fmt: skip
def test_the_unit_of_a_constant_is_read_from_its_name(name: str, unit: str) -> None:
    assert Constant(name, 1, "D", "", "").unit == unit


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert table(("a",), [("x | y",)]).endswith("| x \\| y |\n")


def test_every_source_is_printed_once() -> None:
    page = (REFERENCE / "evidence.md").read_text(encoding="utf-8")
    assert re.findall(r'<a id="([^"]+)">', page) == list(EVIDENCE)


def test_the_filter_is_printed_check_by_check_in_its_order() -> None:
    assert list(FILTER) == [check.__name__ for check in CHECKS]


def test_every_axis_has_its_step_in_words() -> None:
    assert set(GRAMMAR) == set(Axis)


def test_every_rule_that_a_change_can_name_is_printed() -> None:
    core = Path(ruleset.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(core.rglob("*.py")))
    named = set(re.findall(r'"(P3\.\d|[abcdh]\.[a-z0-9]+)"', code))
    assert {"P3.1", "d.deload"} <= named
    assert named <= {*ROWS, *OTHER_RULES}
