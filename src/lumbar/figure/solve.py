"""Find the pose that keeps what is planted where it is.

Weighted, damped least squares over the angles of the planted limbs and the place of the
pelvis: planted points weigh most, then the angles that the script names; what it leaves
out gives way first. Only the standard library is needed: at most 32 unknowns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import radians, sqrt
from operator import mul

from lumbar.figure.angles import ROOT, limits
from lumbar.figure.contacts import Contact, Plane, clearance
from lumbar.figure.skeleton import CHAINS, MASS, Build, Posed, articulate
from lumbar.figure.vector import Matrix, Vector, X, Y, Z, add, cross, dot, length, scale, sub

PLANTED_SIGMA_M = 0.0004
HELD_SIGMA_M = 0.004
BALANCE_SIGMA_M = 0.015
NAMED_SIGMA_DEG = 1.5
KEPT_SIGMA_DEG = 9.0
ROOT_NAMED_SIGMA_DEG = 0.4
LEFT_OUT_SIGMA_DEG = 25.0
FREE_SIGMA_M = 20.0
ROOT_SIGMA_DEG = {"pelvis_tilt": 8.0, "pelvis_list": 8.0, "pelvis_turn": 5.0}
SWING_SIGMA_DEG = 40.0
SIGMA_DEG = {
    "ankle_dorsiflexion": 12.0, "hip_rotation": 7.0, "hip_abduction": 7.0,
    "shoulder_abduction": 18.0, "shoulder_rotation": 18.0, "forearm_pronation": 60.0,
    "wrist_extension": 40.0,
}  # fmt: skip
STEP_DEG, STEP_M = 14.0, 0.12
ROUNDS = 90
BENT_DEG = 18.0  # a straight elbow or knee cannot tell which way to shorten the limb
DONE_DEG, DONE_M = 0.02, 0.0002

Row = tuple[float, dict[str, float]]
"""A weighted error and how fast each unknown changes it."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Ask one point to touch a plane, to be at a place, or to be where another point is."""

    contact: Contact
    point: str
    plane: Plane | None = None
    at: Vector | None = None
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Hold what one pose must meet; ``sigma`` says how firmly each angle is meant."""

    pose: dict[str, float]
    sigma: Mapping[str, float]
    pins: tuple[Pin, ...]
    build: Build
    lies: Matrix
    balance: tuple[str, ...] = ()


def firmness(
    names: Iterable[str],
    *,
    named: frozenset[str],
    kept: frozenset[str],
    swings: str,
    seated: bool,
) -> dict[str, float]:
    """Say how far each unknown may give way, in degrees (metres for the place).

    ``named`` stand in this key, ``kept`` in one before it.
    """
    result = {}
    for name in names:
        bare = name.partition("_")[2]
        if name in ROOT[3:]:
            result[name] = FREE_SIGMA_M
        elif name in ROOT:
            free = SWING_SIGMA_DEG if name == swings else ROOT_SIGMA_DEG[name]
            result[name] = ROOT_NAMED_SIGMA_DEG if seated or name in named or name in kept else free
        elif name in named or name in kept:
            result[name] = NAMED_SIGMA_DEG if name in named else KEPT_SIGMA_DEG
        else:
            result[name] = SIGMA_DEG.get(bare, LEFT_OUT_SIGMA_DEG)
    return result


def unknowns(pins: Iterable[Pin]) -> tuple[str, ...]:
    """List the unknowns that can move the pinned points, in a fixed order."""
    found = dict.fromkeys(ROOT)
    for pin in pins:
        found.update(dict.fromkeys(CHAINS[pin.point]))
        if pin.other and not pin.contact.rest:
            found.update(dict.fromkeys(CHAINS[pin.other]))
    return tuple(found)


def bent(task: Task) -> dict[str, float]:
    """Give a pose to start from: hinges that may give way are not quite straight."""
    pose = dict(task.pose)
    for name, sigma in task.sigma.items():
        if name.endswith(("elbow_flexion", "knee_flexion")) and sigma > NAMED_SIGMA_DEG:
            pose[name] = max(pose[name], BENT_DEG)
    return pose


def settle(
    task: Task, rounds: int = ROUNDS, start: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Give the pose of the task with everything planted as well as the body can."""
    pose = dict(task.pose if start is None else start)
    names = tuple(task.sigma)
    for _ in range(rounds):
        posed = articulate(pose, task.build, task.lies)
        rows = [row for pin in task.pins for row in _pin_rows(posed, pin)]
        rows.extend(_balance_rows(posed, task, names))
        step = _step(rows, pose, task, names)
        stopped = frozenset(n for n, v in step.items() if _at_limit(n, pose[n], v))
        if stopped:
            step = _step(rows, pose, task, names, stopped)
        worst = _apply(pose, step)
        if worst < 1.0:
            break
    return pose


def misses(pose: Mapping[str, float], task: Task) -> dict[Pin, float]:
    """Measure how far each pinned point still is from where it belongs, in metres."""
    posed = articulate(pose, task.build, task.lies)
    return {pin: length(_error(posed, pin)) for pin in task.pins}


def _error(posed: Posed, pin: Pin) -> Vector:
    here = posed.joints[pin.point]
    if pin.plane is not None:
        high = pin.plane.above(here)
        return scale(
            pin.plane.normal,
            high - clearance(posed, pin.contact.part, pin.point, pin.plane.normal),
        )
    return sub(here, pin.at if pin.at is not None else posed.joints[pin.other])


def _moves(posed: Posed, point: str, sign: float = 1.0) -> dict[str, Vector]:
    """Tell how a point moves for one degree (or one metre) of each unknown."""
    here = posed.joints[point]
    found: dict[str, Vector] = {"x": scale(X, sign), "y": scale(Y, sign), "z": scale(Z, sign)}
    for name in (*ROOT[:3], *CHAINS[point]):
        axis, origin = posed.axes[name]
        found[name] = scale(cross(axis, sub(here, origin)), sign * radians(1))
    return found


def _pin_rows(posed: Posed, pin: Pin) -> list[Row]:
    error = _error(posed, pin)
    moves = _moves(posed, pin.point)
    if pin.other:
        for name, move in _moves(posed, pin.other, -1.0).items():
            moves[name] = add(moves.get(name, (0.0, 0.0, 0.0)), move)
    weight = 1 / (HELD_SIGMA_M if pin.other or pin.contact.rest else PLANTED_SIGMA_M)
    ways = (pin.plane.normal,) if pin.plane is not None else (X, Y, Z)
    return [
        (weight * dot(way, error), {name: weight * dot(way, m) for name, m in moves.items()})
        for way in ways
    ]


def _balance_rows(posed: Posed, task: Task, names: tuple[str, ...]) -> list[Row]:
    if not task.balance:
        return []
    shares = [(joint, share) for name, share in MASS.items() for joint in _joints(name)]
    shares += [(point, -1 / len(task.balance)) for point in task.balance]
    error: Vector = (0.0, 0.0, 0.0)
    moves = dict.fromkeys(names, error)
    for joint, share in shares:
        error = add(error, scale(posed.joints[joint], share))
        for unknown, move in _moves(posed, joint, share).items():
            if unknown in moves:
                moves[unknown] = add(moves[unknown], move)
    weight = 1 / BALANCE_SIGMA_M
    return [(weight * error[i], {n: weight * m[i] for n, m in moves.items()}) for i in (0, 2)]


def _joints(name: str) -> tuple[str, ...]:
    return (name,) if name in CHAINS else (f"left_{name}", f"right_{name}")


def _at_limit(name: str, value: float, step: float) -> bool:
    if name in ROOT[3:]:
        return False
    low, high = limits(name)
    return (value <= low and step < 0) or (value >= high and step > 0)


def _step(
    rows: list[Row],
    pose: Mapping[str, float],
    task: Task,
    names: tuple[str, ...],
    stopped: frozenset[str] = frozenset(),
) -> dict[str, float]:
    index = {name: i for i, name in enumerate(names)}
    size = len(names)
    matrix = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for i, name in enumerate(names):
        weight = task.sigma[name] ** -2
        matrix[i][i] = weight + 1e-9
        right[i] = 0.0 if name in stopped else weight * (task.pose[name] - pose[name])
    for error, slopes in rows:
        entries = sorted(
            (index[n], s) for n, s in slopes.items() if s and n in index and n not in stopped
        )
        for count, (i, s) in enumerate(entries, start=1):
            right[i] -= s * error
            line = matrix[i]
            for j, t in entries[:count]:
                line[j] += s * t
    return dict(zip(names, _cholesky_solve(matrix, right), strict=True))


def _cholesky_solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve for a symmetric matrix of which only the lower triangle is read."""
    low: list[list[float]] = []
    forward: list[float] = []
    for i, line in enumerate(matrix):
        row: list[float] = []
        for j in range(i):
            row.append((line[j] - sum(map(mul, row, low[j]))) / low[j][j])
        rest = right[i] - sum(map(mul, row, forward))
        row.append(sqrt(max(line[i] - sum(map(mul, row, row)), 1e-12)))
        forward.append(rest / row[i])
        low.append(row)
    for i in reversed(range(len(forward))):
        forward[i] /= low[i][i]
        for k, value in enumerate(low[i][:i]):
            forward[k] -= value * forward[i]
    return forward


def _apply(pose: dict[str, float], step: dict[str, float]) -> float:
    largest = max(abs(v) / (STEP_M if n in ROOT[3:] else STEP_DEG) for n, v in step.items())
    share = min(1.0, 1 / largest) if largest else 1.0
    worst = 0.0
    for name, value in step.items():
        before = pose[name]
        if name in ROOT[3:]:
            pose[name] = before + share * value
            worst = max(worst, abs(pose[name] - before) / DONE_M)
        else:
            low, high = limits(name)
            pose[name] = min(high, max(low, before + share * value))
            worst = max(worst, abs(pose[name] - before) / DONE_DEG)
    return worst
