"""Judge newly reported warning signs: in a session, and at a check-in.

The one truth about them (rules page, section a): ``core`` asks here too. A row
of ``SIGN_ROWS`` fires when all its items are present, at least one of them is
new, and what it asks of the person holds. "Not sure" is never a no; an item
that is absent was not newly reported.
"""

from collections import namedtuple

from lumbar.live.checks import read_object, read_texts, read_truth, read_whole, read_word

SIGNS = (
    "RF01",
    "RF02",
    "RF03",
    "RF04",
    "RF05",
    "RF06a",
    "RF06b",
    "RF06c",
    "RF06d",
    "RF07",
    "RF08",
    "RF09a",
    "RF09b",
    "RF10",
    "RF11",
    "RF12",
    "RF13",
    "RF14",
    "RF15",
    "RF16c",
    "RF18",
    "RF20",
    "RF21c",
    "fall",
    "fall_new_pain",
    "dark_urine",
)
"""What may be newly reported; a serious fall or blow is RF07, any other ``fall``."""

ANSWERS = ("yes", "no", "not_sure")
SEXES = ("woman", "man", "other")

FRAGILITY_AGE_WOMAN_YEARS = 50  # [D] RF16c, women and others
FRAGILITY_AGE_MAN_YEARS = 65  # [D] RF16c
OLDEST_AGE_YEARS = 130

BONE_TAGS = ("osteoporosis", "vertebral_fracture")  # [S] red-flag card 2023
SURGERY_TAGS = (  # [D] table P1, row 2
    "post_op_spine_lt6w",
    "post_op_spine_6_12w",
    "spinal_fusion",
    "spinal_fusion_lt12w",
)

SignLevel = namedtuple("SignLevel", ("level", "items"))
Sign = namedtuple("Sign", ("item", "level"))
SignRow = namedtuple("SignRow", ("level", "items", "only_if", "condition"))
Person = namedtuple("Person", ("tags", "age", "sex", "strict", "known"))


def _fragile(person: Person) -> bool:
    limit = FRAGILITY_AGE_MAN_YEARS if person.sex == "man" else FRAGILITY_AGE_WOMAN_YEARS
    old_enough: bool = person.age >= limit
    return old_enough or any(tag in person.tags for tag in BONE_TAGS)


def _fragile_or_operated(person: Person) -> bool:
    return _fragile(person) or any(tag in person.tags for tag in SURGERY_TAGS)


def _strict(person: Person) -> bool:
    return bool(person.strict)


def _anyone(_person: Person) -> bool:
    return True


FACTS = {
    "anyone": _anyone,
    "strict": _strict,
    "fragile": _fragile,
    "fragile_or_operated": _fragile_or_operated,
}
"""What a row may ask of the person."""

SIGN_ROWS = (
    SignRow("E", ("RF01",), "anyone", "Numbness or changed feeling between the legs"),
    SignRow("E", ("RF02",), "anyone", "New or worse bladder trouble"),
    SignRow("E", ("RF03",), "anyone", "New or worse loss of bowel control or feeling"),
    SignRow("E", ("RF04",), "anyone", "New change in sexual function or feeling"),
    SignRow("E", ("RF05",), "anyone", "New or worse symptoms in both legs"),
    SignRow("E", ("RF06a", "RF06b"), "anyone", "Leg weakness, on both sides"),
    SignRow("E", ("RF06a", "RF06c"), "anyone", "Leg weakness, with tripping or giving way"),
    SignRow("E", ("RF06b",), "anyone", "Both legs weak, however it was reported"),
    SignRow("E", ("RF06d",), "anyone", "Legs newly clumsy"),
    SignRow("E", ("RF07",), "anyone", "A serious accident, fall or blow"),
    SignRow("E", ("RF08",), "anyone", "Chest pain or trouble breathing"),
    SignRow("E", ("RF09a",), "anyone", "Sudden tearing pain, faint, clammy, or a throbbing lump"),
    SignRow("E", ("RF09b",), "anyone", "A known aortic aneurysm, told of with new or changed pain"),
    SignRow("E", ("RF09b", "RF16c"), "anyone", "A known aortic aneurysm and sudden severe pain"),
    SignRow("E", ("RF10", "RF11"), "anyone", "Fever or unwell, with a risk of infection"),
    SignRow("E", ("RF21c",), "anyone", "A warning sign in pregnancy or the 12 weeks after birth"),
    SignRow("U", ("RF06a",), "anyone", "One leg weaker"),
    SignRow("U", ("RF06c",), "anyone", "New tripping or giving way"),
    SignRow("U", ("RF10",), "anyone", "Fever, chills or sweats, or really unwell"),
    SignRow("U", ("RF12",), "anyone", "Past cancer, and this back pain is new or different"),
    SignRow("U", ("RF13",), "anyone", "Weight lost without trying"),
    SignRow("U", ("RF14",), "strict", "Constant or severe night pain, no clinician attached"),
    SignRow("U", ("RF14", "RF11"), "anyone", "Constant or night pain, with a risk of infection"),
    SignRow("U", ("RF15",), "anyone", "A new lump or change in the shape of the back"),
    SignRow("U", ("RF16c",), "fragile_or_operated", "Sudden severe new pain, bone or surgery risk"),
    SignRow("U", ("RF18",), "strict", "Pain high up or band-like, no clinician attached"),
    SignRow("U", ("RF20",), "strict", "Worse on coughing or straining, no clinician attached"),
    SignRow("U", ("fall_new_pain",), "fragile", "A fall or blow with new pain, bone risk"),
    SignRow("U", ("dark_urine",), "anyone", "Muscle soreness with dark urine"),
)
"""Gravest first; within a level in the order of the screening table."""


def judge_signs(signs: dict[str, object], person: dict[str, object]) -> SignLevel:
    """Judge what was newly reported against what is known of the person.

    ``signs`` maps items of ``SIGNS`` to yes, no or not_sure. ``person`` holds
    ``tags`` (texts), ``age`` (whole years), ``sex`` (woman, man, other), ``rf11``
    (the answer from screening), ``strict`` (true where no clinician is attached)
    and, when it was asked, ``rf09b``. The level is "E", "U" or "" and ``items``
    are all that fired, gravest first. Raises ``BadReport``.
    """
    found = list_signs(signs, person)
    return SignLevel(found[0].level if found else "", tuple(sign.item for sign in found))


def list_signs(
    signs: dict[str, object], person: dict[str, object], path: str = "signs"
) -> tuple[Sign, ...]:
    """List the items that fired, each once with its own level, gravest first.

    Takes what ``judge_signs`` takes; ``path`` is where the signs stand in the
    caller's input. Raises ``BadReport``.
    """
    new = _read_signs(signs, path)
    who = _read_person(person)
    levels: dict[str, str] = {}
    order = []
    for row in SIGN_ROWS if new else ():
        if _fires(row, new, who):
            for item in row.items:
                if item not in levels:
                    levels[item] = row.level
                    order.append(item)
    return tuple(Sign(item, levels[item]) for item in order)


def _fires(row: SignRow, new: tuple[str, ...], person: Person) -> bool:
    if not any(item in new for item in row.items):
        return False
    present = all(item in new or item in person.known for item in row.items)
    return present and FACTS[row.only_if](person)


def _read_signs(signs: object, path: str) -> tuple[str, ...]:
    given = read_object(signs, path, (), SIGNS)
    said = [item for item in SIGNS if item in given]
    return tuple(item for item in said if read_word(given[item], f"{path}.{item}", ANSWERS) != "no")


def _read_person(person: object) -> Person:
    given = read_object(person, "person", ("tags", "age", "sex", "rf11", "strict"), ("rf09b",))
    asked = (("RF11", "rf11"), ("RF09b", "rf09b"))
    known = [
        item
        for item, key in asked
        if read_word(given.get(key, "no"), f"person.{key}", ANSWERS) != "no"
    ]
    return Person(
        read_texts(given["tags"], "person.tags"),
        read_whole(given["age"], "person.age", 0, OLDEST_AGE_YEARS),
        read_word(given["sex"], "person.sex", SEXES),
        read_truth(given["strict"], "person.strict"),
        tuple(known),
    )
