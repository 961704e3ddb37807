"""A broken library is named by file, line and sentence; a sound one passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.tiny import edit, line_of, write, write_tree

from lumbar.content.check import check_content, main
from lumbar.content.errors import Problem

LOW, MID, TOP = (f"exercises/{slug}/exercise.yaml" for slug in ("low", "mid", "top"))
WORDS = "exercises/mid/en.md"
PROGRAMME = "programmes/short/programme.yaml"

# what is wrong: file, old text, new text, what stands in the line that must be named, sentence
DEFECTS = {
    "a value that is no word": (MID, "supine", "floating", "position", "position: input"),
    "an unknown key": (MID, "muscles:", "muscle:", "muscle:", "muscle is not a key"),
    "a missing key": (MID, "sides: both\n", "", "id: mid", "sides is missing"),
    "a key given twice": (MID, "level: 2\n", "level: 2\nlevel: 2\n", "", "level is given twice"),
    "broken YAML": (MID, "options: [mat]", "options: [mat", "sides", "not valid YAML"),
    "an anchor": (MID, "options: [mat]", "options: &o [mat]", "options", "&o: YAML shorthand"),
    "an alias": (MID, "options: [mat]", "options: *o", "options", "*o: YAML shorthand"),
    "nothing after a key": (MID, "modify: [wrist_problem]", "modify:", "modify", "modify is empty"),
    "a word for a list": (MID, "[wrist_problem]", "wrist_problem", "modify", "must be a list;"),
    "unknown equipment": (MID, "[mat]", "[trampoline]", "options", "options.0"),
    "an unknown tag": (MID, "[wrist_problem]", "[sore_toe]", "modify", "modify.0"),
    "a level as text": (MID, "level: 2", "level: '2'", "level", "level: input"),
    "an id that is not the folder's": (TOP, "id: top", "id: peak", "id: peak", "is called 'top'"),
    "a harder link to nowhere": (MID, "harder: [top]", "harder: [moon]", "harder", "called 'moon'"),
    "a step of two levels": (LOW, "harder: [mid]", "harder: [mid, top]", "harder", "more than one"),
    "a circle": (TOP, "harder: []", "harder: [mid]", "harder", "below level 3"),
    "easier that goes up": (MID, "easier: [low]", "easier: [low, top]", "easier", "above level 2"),
    "easier at level 1": (LOW, "easier: []", "easier: [mid]", "easier", "a level-1 exercise has"),
    "no easier one": (TOP, "easier: [mid]", "easier: []", "easier", "needs an easier one"),
    "nothing leads up to it": (MID, "harder: [top]", "harder: []", "", "leads up to it"),
    "a link to itself": (MID, "harder: [top]", "harder: [mid, top]", "harder", "lead to itself"),
    "both easier and harder": (MID, "harder: [top]", "harder: [low, top]", "harder", "both easier"),
    "a prerequisite that is not there": (
        TOP, "{exercise: mid}", "{exercise: moon}", "prerequisites", "no exercise 'moon'",
    ),
    "a prerequisite that is harder": (
        LOW, "prerequisites: []", "prerequisites: [{exercise: mid}]", "prerequisites",
        "mid is level 2, above level 1",
    ),
    "a stand-in and a waiver": (
        TOP, "{exercise: mid}", "{exercise: mid, stand_ins: [low], waived_when_excluded: true}",
        "prerequisites", "not both",
    ),
    "open after spinal surgery": (
        MID, "[post_op_spine_lt6w]", "[dizziness]", "exclude", "must list post_op_spine_lt6w",
    ),
    "a tag in both lists": (
        MID, "[wrist_problem]", "[wrist_problem, post_op_spine_lt6w]", "modify", "both in exclude",
    ),
    "bones without fractures": (
        MID, "[post_op_spine_lt6w]", "[post_op_spine_lt6w, osteoporosis]", "exclude",
        "must list vertebral_fracture",
    ),
    "arching without stenosis": (
        MID, "[post_op_spine_lt6w]", "[post_op_spine_lt6w, extension_intolerant]", "exclude",
        "must list stenosis",
    ),
    "surgery without a recent fusion": (
        MID, "[post_op_spine_lt6w]", "[post_op_spine_lt6w, post_op_spine_6_12w]", "exclude",
        "must list spinal_fusion_lt12w",
    ),
    "a direction without its tag": (
        MID, "direction: neutral", "direction: flexion", "direction",
        "must list flexion_intolerant",
    ),
    "hands and knees without the floor tag": (
        MID, "position: supine", "position: quadruped", "exclude", "cannot_get_to_floor",
    ),
    "lowest above highest": (MID, "[8, 12]", "[12, 8]", "reps:", "12 is above 8"),
    "a hold over 30 s": (
        MID, "reps: [8, 12]", "reps: [8, 12]\n  hold_s: [5, 40]", "hold_s", "limit of 30",
    ),
    "four sets": (MID, "sets: 2", "sets: 4", "sets:", "limit of 3"),
    "a hold without a hold": (MID, "type: reps", "type: hold", "dose:", "needs hold_s"),
    "an axis of another type": (MID, "axes: [reps,", "axes: [duration,", "axes", "by duration"),
    "load without a step": (MID, "axes: [reps,", "axes: [load, reps,", "dose:", "load_step_kg"),
    "per side without sides": (
        MID, "  source: ours", "  per_side: true\n  source: ours", "per_side", "sides is both",
    ),
    "sides without per side": (MID, "sides: both", "sides: each", "sides", "per_side must be true"),
    "an unknown source": (MID, "[design]", "[my-uncle]", "evidence", "'my-uncle' is not a known"),
    "no role": (MID, "roles: [control]", "roles: []", "roles", "needs a role"),
    "not planned without a reason": (
        TOP, "schedulable: true", "schedulable: false", "schedulable", "give the reason",
    ),
    "a floor that is needed": (MID, "needs: []", "needs: [mat]", "needs", "taken for granted"),
    "a missing section": (
        WORDS, "## Cues\n- Slowly\n- Evenly\n", "", "down your leg", "'Cues' is missing",
    ),
    "a heading of its own": (WORDS, "## Cues", "## Tricks", "Tricks", "'Tricks' is not one"),
    "sections in another order": (
        WORDS, "## Too hard\nDo less.\n## Too easy\nDo more.",
        "## Too easy\nDo more.\n## Too hard\nDo less.", "## Why", "in this order",
    ),
    "two steps only": (WORDS, "3. Get up.\n", "", "## How", "3 to 6 numbered steps; it has 2"),
    "an empty section": (WORDS, "It trains the trunk.\n", "", "## Why", "is empty"),
    "a modification of no tag": (
        WORDS, "wrist_problem: Use", "neck_problem: Use", "neck_problem", "no tag neck_problem",
    ),
    "a word that frightens": (WORDS, "the trunk.", "a weak trunk.", "weak", "expect harm"),
    "no front matter": (WORDS, "---\nname", "name", "name", "front matter"),
    "a programme of nothing": (
        PROGRAMME, "exercise: low", "exercise: moon", "moon", "called 'moon'",
    ),
    "a claim without an entry": (
        PROGRAMME, "rest_s: 60}", "rest_s: 60}\n    stated: [reps]", "stated", "by no entry",
    ),
    "a ladder to nowhere": ("ladders.yaml", "flexion: []", "flexion: [moon]", "flexion", "'moon'"),
    "a ladder in another direction": (
        "ladders.yaml", "rotation: []", "rotation: [low]", "rotation", "direction neutral",
    ),
}  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a sound library that the test may break."""
    return write_tree(tmp_path)


def problems_of(tree: Path) -> list[Problem]:
    return check_content(tree, whole=False)


def test_a_sound_library_has_no_problems(tree: Path) -> None:
    assert problems_of(tree) == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_named_with_its_file_and_line(tree: Path, defect: str) -> None:
    name, old, new, at, sentence = DEFECTS[defect]
    path = edit(tree, name, old, new)
    named = [p for p in problems_of(tree) if sentence in p.sentence]
    assert named, [str(p) for p in problems_of(tree)]
    if at:
        assert (named[0].file, named[0].line) == (str(path), line_of(path, at))


def test_all_problems_come_at_once_in_order(tree: Path) -> None:
    edit(tree, MID, "sets: 2", "sets: 9")
    edit(tree, MID, "roles: [control]", "roles: []")
    edit(tree, WORDS, "the trunk.", "an unstable trunk.")
    found = problems_of(tree)
    assert len(found) == 3
    assert found == sorted(found)


def test_a_problem_prints_like_a_compiler_message(tree: Path) -> None:
    path = edit(tree, MID, "sets: 2", "sets: 9")
    assert str(problems_of(tree)[0]) == (
        f"{path}:{line_of(path, 'sets:')}: dose.sets: 9 is above the limit of 3"
    )


def test_a_circle_of_equal_levels_is_found(tree: Path) -> None:
    edit(tree, TOP, "level: 3", "level: 2")
    edit(tree, TOP, "harder: []", "harder: [mid]")
    assert any("leads back here in a circle" in p.sentence for p in problems_of(tree))


def test_a_language_of_one_exercise_is_missed_in_the_others(tree: Path) -> None:
    words = (tree / WORDS).read_text(encoding="utf-8")
    write(tree, "exercises/mid/de.md", words)
    missing = [p for p in problems_of(tree) if "there is no de.md" in p.sentence]
    assert len(missing) == 3  # low, top and the programme


def test_a_text_that_is_not_utf8_is_a_problem_and_no_crash(tree: Path) -> None:
    (tree / WORDS).write_bytes(b"---\nname: caf\xe9\n---\n## Why\n")
    assert any("not written in UTF-8" in p.sentence for p in problems_of(tree))


def test_a_folder_without_facts_is_named(tree: Path) -> None:
    write(tree, "exercises/lost/en.md", "---\nname: Lost\n---\n")
    assert any(p.sentence == "the folder has no exercise.yaml" for p in problems_of(tree))


def test_a_misnamed_text_is_named(tree: Path) -> None:
    write(tree, "exercises/mid/English.md", (tree / WORDS).read_text(encoding="utf-8"))
    assert any("'English' is not a language code" in p.sentence for p in problems_of(tree))


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    assert [p.sentence for p in check_content(tmp_path)] == ["there are no exercises"]


def test_a_small_library_lacks_entries_and_coverage(tree: Path) -> None:
    sentences = " ".join(p.sentence for p in check_content(tree))
    for part in ("it needs 64", "s004-24", "dizziness leaves 2 gentle exercises"):
        assert part in sentences


def test_an_entry_listed_twice_is_named(tree: Path) -> None:
    entry = "sources:\n  - {entry: s000-01, name: Lift}\n"
    for name in (LOW, TOP):
        edit(tree, name, "sources: []\n", entry)
    assert any("s000-01 already stands in low" in p.sentence for p in check_content(tree))


STATED = {
    "reps below the source": (
        "reps: 8",
        "stated: [reps]",
        "gives reps from 10 to 12; here it is 8",
    ),
    "a stated number not listed": ("reps: 10", "stated: []", "states reps, so stated must list it"),
    "a claim the source does not make": ("reps: 10", "stated: [reps, sets]", "no number for sets"),
}


@pytest.mark.parametrize("case", STATED)
def test_a_programme_may_not_contradict_its_source(tree: Path, case: str) -> None:
    reps, stated, sentence = STATED[case]
    edit(
        tree, LOW, "sources: []", "sources:\n  - {entry: s000-01, name: A, dose: {reps: [10, 12]}}"
    )
    edit(tree, PROGRAMME, "reps: 8", reps)
    edit(tree, PROGRAMME, "exercise: low", f"exercise: low\n    entry: s000-01\n    {stated}")
    assert any(sentence in p.sentence for p in problems_of(tree))


def test_two_sentences_for_one_code_are_named(tree: Path) -> None:
    write(tree, "reasons/a.en.yaml", "plan.x: One.\n")
    write(tree, "reasons/b.en.yaml", "plan.x: Two.\n")
    assert any("plan.x already has a sentence" in p.sentence for p in problems_of(tree))


def test_the_shipped_library_is_sound() -> None:
    assert [str(problem) for problem in check_content()] == []


def test_the_command_says_how_many_problems_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    write_tree(tmp_path)
    write(tmp_path, MID, "")
    problems = [str(each) for each in check_content(tmp_path)]
    assert [each for each in problems if "the file is empty" in each and ":1:" in each]
    assert not [each for each in problems if "instance" in each]


def test_aliases_that_stand_for_billions_of_values_are_refused_at_once(tmp_path: Path) -> None:
    write_tree(tmp_path)
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    write(tmp_path, MID, "\n".join(["a0: &a0 [x]", *rows]))
    assert any("&a0: YAML shorthand" in str(each) for each in check_content(tmp_path))
