"""The library on the command line."""

from __future__ import annotations

import json

import pytest
from tests.cli.test_commands import run


def test_the_built_in_content_is_sound(capsys):
    code, out, _ = run(capsys, "content", "check")
    assert code == 0
    assert out.startswith("sound: ")


def test_all_49_source_entries_trace_to_an_exercise_and_its_dose(capsys):
    _, out, _ = run(capsys, "content", "sources", "--json")
    entries = json.loads(out)
    counts = dict.fromkeys(("000", "001", "002", "003", "004"), 0)
    for entry in entries:
        counts[entry["source"]] += 1
        assert entry["exercise"]
        assert entry["stated"] or entry["ours"]
    assert counts == {"000": 3, "001": 8, "002": 4, "003": 10, "004": 24}


@pytest.mark.parametrize(
    ("what", "least"),
    [("list", 64), ("programmes", 5), ("lessons", 12), ("questionnaires", 8)],
)
def test_each_list_is_there_as_text_and_as_json(what, least, capsys):
    _, text, _ = run(capsys, "content", what)
    _, out, _ = run(capsys, "content", what, "--json")
    rows = json.loads(out)
    assert len(rows) >= least
    assert all(row["id"] in text for row in rows)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("plank-wall", "Left out with"),
        ("four-point-finger-prop", "Shown, never planned"),
        ("spine-conditioning", "the source states"),
        ("rmdq", "I stay at home most of the time because of my back"),
        ("odi", "scored only"),
    ],
)
def test_one_thing_is_shown_by_its_id(name, part, capsys):
    code, out, _ = run(capsys, "content", "show", name)
    assert code == 0
    assert part in out


def test_an_unknown_id_is_refused_with_a_remedy(capsys):
    code, out, err = run(capsys, "content", "show", "burpee")
    assert (code, out) == (2, "")
    assert "burpee" in err
    assert "lumbar content list" in err


def test_a_broken_overlay_is_refused_whole_with_file_and_line(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "exercises" / "burpee"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("id: burpee\nlevel: 9\n")
    monkeypatch.setenv("LUMBAR_CONTENT_DIR", str(tmp_path))
    code, out, err = run(capsys, "content", "list")
    assert (code, out) == (1, "")
    assert "burpee/exercise.yaml:2" in err


def test_an_overlay_that_is_no_folder_is_refused(capsys, monkeypatch):
    monkeypatch.setenv("LUMBAR_CONTENT_DIR", "/nowhere/at/all")
    code, out, err = run(capsys, "content", "list")
    assert (code, out) == (2, "")
    assert "LUMBAR_CONTENT_DIR" in err


def test_lessons_follow_the_triage_result(capsys):
    _, emergency, _ = run(capsys, "content", "lessons", "--json", "--level", "E")
    _, fine, _ = run(capsys, "content", "lessons", "--json", "--level", "OK")
    shown = {row["id"] for row in json.loads(emergency)}
    assert shown < {row["id"] for row in json.loads(fine)}
    assert {row["shown"] for row in json.loads(emergency)} == {"emergency_ok"}


def test_a_row_that_no_table_has_is_refused(capsys):
    code, out, err = run(capsys, "content", "lessons", "--level", "OK", "--pain-row", "99")
    assert (code, out) == (2, "")
    assert "99" in err
