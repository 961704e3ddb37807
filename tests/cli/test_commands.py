"""The command line as a user meets it: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lumbar.cli import main
from lumbar.edge.rooms import ROOMS

EXAMPLES = Path(__file__).parents[2] / "examples"
DECIDE = EXAMPLES / "decide"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([str(each) for each in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def changed(tmp_path: Path, room: str, **fields: object) -> str:
    request = json.loads((DECIDE / f"{room}.json").read_text())
    file = tmp_path / "request.json"
    file.write_text(json.dumps({**request, **fields}))
    return str(file)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_room_decides_on_its_example(room, capsys):
    code, out, err = run(capsys, "decide", room, str(DECIDE / f"{room}.json"))
    decision = json.loads(out)
    assert (code, err) == (0, "")
    assert set(decision) == {
        "room",
        "result",
        "reasons",
        "considered",
        "details",
        "ruleset",
        "content",
    }
    assert decision["reasons"]
    assert all(
        {"code", "evidence", "numbers", "sentence"} == set(reason) for reason in decision["reasons"]
    )


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_room_publishes_a_schema_its_example_meets(room, capsys):
    code, out, _ = run(capsys, "schema", room)
    published = json.loads(out)
    example = json.loads((DECIDE / f"{room}.json").read_text())
    assert code == 0
    assert set(published.get("required", [])) <= set(example) <= set(published["properties"])


def test_it_reads_standard_input(capsys, monkeypatch):
    with (DECIDE / "pain.json").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file}))
        code, out, _ = run(capsys, "decide", "pain", "-")
    assert code == 0
    assert json.loads(out)["result"]["row"] == "6"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nope", "invalid JSON"),
        ("[]", "input should be an object"),
        ('{"report": {"before": 5}}', "report.peak: this field is needed"),
        ('{"report": {"before": 5, "peak": 11}, "person": {}}', "report.peak"),
        ('{"report": {"before": 2.5, "peak": 4}, "person": {}}', "report.before"),
        ('{"report": {"before": true, "peak": 4}, "person": {}}', "report.before"),
        ('{"report": {"before": 5, "peak": 7, "mood": 1}}', "report.mood: there is no such field"),
        (
            (
                '{"report": {"before": 5, "peak": 7, "marks": ["odd"]},'
                ' "person": {"age": 38, "sex": "man"}}'
            ),
            "report.marks",
        ),
        (
            (
                '{"report": {"before": 5, "before": 1, "peak": 7},'
                ' "person": {"age": 38, "sex": "man"}}'
            ),
            "before: this field is given twice",
        ),
    ],
)
def test_bad_input_gets_one_line_with_the_path_and_no_output(text, said, tmp_path, capsys):
    file = tmp_path / "bad.json"
    file.write_text(text)
    code, out, err = run(capsys, "decide", "pain", str(file))
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_missing_answer_names_its_field(tmp_path, capsys):
    answers = json.loads((DECIDE / "screen.json").read_text())["answers"]
    del answers["red_flags"]["rf13"]
    code, out, err = run(capsys, "decide", "screen", changed(tmp_path, "screen", answers=answers))
    assert (code, out) == (2, "")
    assert "MissingAnswer: red_flags.rf13" in err


def test_a_file_that_is_not_there_is_refused_by_name(capsys):
    code, out, err = run(capsys, "decide", "pain", "nowhere.json")
    assert (code, out) == (2, "")
    assert "nowhere.json: cannot be read" in err


def test_a_programme_reads_like_one(capsys):
    code, out, _ = run(capsys, "plan", str(EXAMPLES / "intake" / "desk-worker.json"))
    assert code == 0
    for part in ("What we found", "Your session", "Walking", "When to get help"):
        assert part in out


def test_why_not_explains_every_exercise_left_out(capsys):
    _, out, _ = run(capsys, "plan", "--why-not", str(EXAMPLES / "intake" / "desk-worker.json"))
    assert "Jefferson" in out or "roll-down" in out
    assert out.count("\n- ") > 60


def test_a_red_flag_prints_what_to_do_instead_of_a_programme(tmp_path, capsys):
    screening = json.loads((DECIDE / "plan.json").read_text())["screening"]
    screening["red_flags"]["rf01"] = "not_sure"
    file = changed(tmp_path, "plan", screening=screening)
    code, out, _ = run(capsys, "plan", file)
    assert code == 0
    assert "Get help now" in out
    assert "Your session" not in out


def test_the_numbers_to_call_follow_the_country(tmp_path, capsys, monkeypatch):
    screening = json.loads((DECIDE / "plan.json").read_text())["screening"]
    screening["red_flags"]["rf01"] = "yes"
    monkeypatch.setenv("LUMBAR_COUNTRY", "gb")
    _, out, _ = run(capsys, "plan", changed(tmp_path, "plan", screening=screening))
    assert "Call 999 now" in out


def test_a_country_that_is_none_is_refused(capsys, monkeypatch):
    monkeypatch.setenv("LUMBAR_COUNTRY", "England")
    code, out, err = run(capsys, "plan", str(EXAMPLES / "intake" / "desk-worker.json"))
    assert (code, out) == (2, "")
    assert "LUMBAR_COUNTRY" in err
