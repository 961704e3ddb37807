"""The words of the field, as closed sets. Their meanings stand in GLOSSARY.md."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """Answer a yes-or-no question; "not sure" is never a no."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"

    @property
    def may_be(self) -> bool:
        """Tell whether the answer leaves the possibility open."""
        return self is not Answer.NO


class Sex(StrEnum):
    """Name the groups that the age limits of RF16c tell apart."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Level(StrEnum):
    """Rank a triage result, mildest first."""

    OK = "OK"
    MODIFY = "M"
    CLINICIAN_FIRST = "C"
    URGENT = "U"
    EMERGENCY = "E"

    @property
    def rank(self) -> int:
        """Give the place in the order: 0 mildest, 4 gravest."""
        return list(Level).index(self)


class Profile(StrEnum):
    """Say whether a named clinician stands behind the person (rules.md section a)."""

    STRICT = "strict"
    SUPERVISED = "supervised"


class Tag(StrEnum):
    """Name what limits the choice of exercises (vocabulary of rules.md section a)."""

    OSTEOPOROSIS = "osteoporosis"
    VERTEBRAL_FRACTURE = "vertebral_fracture"
    PREGNANCY_T2_T3 = "pregnancy_t2_t3"
    POSTPARTUM_LT12W = "postpartum_lt12w"
    DIASTASIS_RECTI = "diastasis_recti"
    ABDOMINAL_HERNIA_OR_SURGERY = "abdominal_hernia_or_surgery"
    POST_OP_SPINE_LT6W = "post_op_spine_lt6w"
    POST_OP_SPINE_6_12W = "post_op_spine_6_12w"
    SPINAL_FUSION = "spinal_fusion"
    SPINAL_FUSION_LT12W = "spinal_fusion_lt12w"
    FLEXION_INTOLERANT = "flexion_intolerant"
    EXTENSION_INTOLERANT = "extension_intolerant"
    ROTATION_INTOLERANT = "rotation_intolerant"
    STENOSIS = "stenosis"
    SPONDYLOLISTHESIS = "spondylolisthesis"
    RADICULOPATHY_ACTIVE = "radiculopathy_active"
    HIGH_IRRITABILITY = "high_irritability"
    WRIST_PROBLEM = "wrist_problem"
    SHOULDER_PROBLEM = "shoulder_problem"
    KNEE_PROBLEM = "knee_problem"
    NECK_PROBLEM = "neck_problem"
    HIP_REPLACEMENT_PRECAUTIONS = "hip_replacement_precautions"
    HIP_LATERAL_PAIN = "hip_lateral_pain"
    BALANCE_OR_FALLS_RISK = "balance_or_falls_risk"
    UNCONTROLLED_HYPERTENSION = "uncontrolled_hypertension"
    DIZZINESS = "dizziness"
    CANNOT_GET_TO_FLOOR = "cannot_get_to_floor"


class Stage(StrEnum):
    """Name the irritability stage (rules.md section c)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Preference(StrEnum):
    """Name the directional preference (rules.md section b)."""

    EXTENSION_FIRST = "extension_first"
    FLEXION_FIRST = "flexion_first"
    NO_CLEAR_PREFERENCE = "no_clear_preference"


class Direction(StrEnum):
    """Name the direction in which an exercise moves or loads the spine."""

    EXTENSION = "extension"
    FLEXION = "flexion"
    NEUTRAL = "neutral"
    ROTATION = "rotation"
    LATERAL = "lateral"


class Category(StrEnum):
    """Name the kind of work an exercise does."""

    EXTENSION_MOVEMENT = "extension movement"
    ANTI_FLEXION = "anti-flexion"
    EXTENSION_THROUGH_RANGE = "extension through range"
    FLEXION_MOVEMENT = "flexion movement"
    ANTI_EXTENSION = "anti-extension"
    FLEXION_THROUGH_RANGE = "flexion through range"
    ROTATION = "rotation"
    LATERAL = "lateral"
    HIP = "hip"
    WARM_UP = "warm-up"
    AEROBIC = "aerobic"


class Position(StrEnum):
    """Name the position an exercise starts in."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    SITTING = "sitting"
    STANDING = "standing"
    KNEELING = "kneeling"
    EDGE_OF_BED = "edge-of-bed"


class Role(StrEnum):
    """Name the part an exercise can play in a programme (rules.md section h)."""

    RELIEF = "relief"
    CONTROL = "control"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    AEROBIC = "aerobic"


class DoseType(StrEnum):
    """Name what a dose counts."""

    REPS = "reps"
    HOLD = "hold"
    TIMED = "timed"


class Axis(StrEnum):
    """Name the one thing that a step changes (rules.md section d)."""

    REPS = "reps"
    SETS = "sets"
    HOLD = "hold"
    DURATION = "duration"
    LOAD = "load"
    EXERCISE = "exercise"


class Sides(StrEnum):
    """Say how an exercise treats left and right."""

    BOTH = "both"
    EACH = "each"
    ALTERNATE = "alternate"


class Origin(StrEnum):
    """Say where an exercise comes from."""

    SEED = "seed"
    SYSTEM = "system"
    STEP = "step"


class Mode(StrEnum):
    """Name how pain steers the dose; the two are never mixed in one plan."""

    PAIN_MONITORED = "pain_monitored"
    TIME_CONTINGENT = "time_contingent"


class Light(StrEnum):
    """Name the colour the person sees; ``NONE`` is no colour, never green."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"
