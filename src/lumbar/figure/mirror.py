"""The same body in a mirror: left becomes right."""

from __future__ import annotations

from lumbar.figure.angles import mirrored, other_side
from lumbar.figure.skeleton import Posed
from lumbar.figure.vector import Matrix, Vector, column, from_columns


def mirror_axis(lies: Matrix) -> int:
    """Choose the axis of the world to mirror: the person's left-right, or x when that is up."""
    across = [abs(value) for value in column(lies, 2)]
    axis = across.index(max(across))
    return 0 if axis == 1 else axis


def reflect(point: Vector, axis: int) -> Vector:
    """Mirror a point in the plane through the origin across an axis of the world."""
    return (
        -point[0] if axis == 0 else point[0],
        point[1],
        -point[2] if axis == 2 else point[2],
    )


def _frame(frame: Matrix, axis: int) -> Matrix:
    forward, up, right = (reflect(column(frame, i), axis) for i in range(3))
    return from_columns(forward, up, (-right[0], -right[1], -right[2]))


def mirrored_body(
    posed: Posed, pose: dict[str, float], lies: Matrix
) -> tuple[Posed, dict[str, float]]:
    """Mirror a body and its angles: swap the sides and reflect it in the world."""
    axis = mirror_axis(lies)
    joints = {other_side(name): reflect(point, axis) for name, point in posed.joints.items()}
    frames = {other_side(name): _frame(frame, axis) for name, frame in posed.frames.items()}
    at = joints["pelvis"]
    return Posed(posed.build, joints, frames), mirrored(pose) | {"x": at[0], "z": at[2]}


def reflected(posed: Posed) -> Posed:
    """Mirror a body as the side view shows it: right of the picture becomes left."""
    joints = {other_side(name): reflect(point, 0) for name, point in posed.joints.items()}
    frames = {other_side(name): _frame(frame, 0) for name, frame in posed.frames.items()}
    return Posed(posed.build, joints, frames)
