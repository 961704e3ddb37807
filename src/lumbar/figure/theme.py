"""The colours of the figures: CSS variables with defaults for light, dark and high contrast.

A page may set ``--lumbar-skin`` and its like on any ancestor; what it leaves out follows
the reader's own settings.
"""

from __future__ import annotations

LIGHT = {
    "skin": "#C98F6B", "skin-far": "#A06D4E", "shirt": "#2F6F8F", "shirt-far": "#23546C",
    "pants": "#3B4750", "pants-far": "#2A333A", "shoe": "#6B7780", "shoe-far": "#505A61",
    "hair": "#3B2A22", "prop": "#8A979E", "prop-light": "#B9C2C6", "prop-dark": "#6C7A82",
    "mat": "#CFE4E0", "floor": "#B9B6AA", "glow": "#12B5AC", "arrow": "#0A6B69", "paper": "#FBFAF6",
    "band": "#B5651D",
}  # fmt: skip
DARK = {
    "skin": "#D9A27E", "skin-far": "#A87454", "shirt": "#4E93B5", "shirt-far": "#386E89",
    "pants": "#7B8A94", "pants-far": "#5A6770", "shoe": "#A3AEB5", "shoe-far": "#7C878E",
    "hair": "#6B5244", "prop": "#71818A", "prop-light": "#93A2AA", "prop-dark": "#55646C",
    "mat": "#1E4A4C", "floor": "#4A5B64", "glow": "#5FF0E4", "arrow": "#6FCFC8", "paper": "#10191E",
    "band": "#F2B84B",
}  # fmt: skip
CONTRAST = {
    "skin": "#BF7C52", "skin-far": "#8C5B3F", "shirt": "#0B4F78", "shirt-far": "#083751",
    "pants": "#1A1F24", "pants-far": "#000000", "floor": "#000000", "arrow": "#004442",
    "prop": "#555F66", "prop-dark": "#333B40", "paper": "#FFFFFF",
}  # fmt: skip
CONTRAST_DARK = {
    "skin": "#F0C4A4", "skin-far": "#C08B66", "shirt": "#3A86B4", "shirt-far": "#2F6C92",
    "pants": "#8E9AA3", "pants-far": "#6B7780", "floor": "#FFFFFF", "arrow": "#7FF0E8",
    "prop": "#A9B6BE", "prop-dark": "#808E96", "paper": "#000000", "hair": "#A98672",
}  # fmt: skip
"""What differs from light and from dark for those who ask for more contrast."""

PAINTS = tuple(LIGHT)


def style(scope: str, picture: str = "") -> str:
    """Write the style sheet of one figure; ``scope`` is the class of its svg element.

    With a ``picture`` only the colours that it uses are written, else all.
    """
    used = [name for name in PAINTS if not picture or f"f-{name}" in picture or name == "paper"]
    fills = "".join(f".f-{name}{{fill:var(--lumbar-{name},var(--f-{name}))}}" for name in used)
    more, dark = "prefers-contrast:more", "prefers-color-scheme:dark"
    return (
        f".{scope}{{{_variables(LIGHT, used)}}}"
        f"@media({dark}){{.{scope}{{{_variables(DARK, used)}}}}}"
        f"@media({more}){{.{scope}{{{_variables(CONTRAST, used)}}}}}"
        f"@media({more})and ({dark}){{.{scope}{{{_variables(CONTRAST_DARK, used)}}}}}"
        f"{fills}.f-line{{fill:none;stroke-linecap:round;stroke-linejoin:round}}"
        f".f-edge{{stroke:var(--lumbar-paper,var(--f-paper));stroke-opacity:.45;stroke-width:7;paint-order:stroke}}"
        ".f-still{display:none}"
        "@media print,(prefers-reduced-motion:reduce)"
        "{.f-moving{display:none}.f-still{display:inline}}"
    )


def _variables(colours: dict[str, str], used: list[str]) -> str:
    return ";".join(f"--f-{name}:{value}" for name, value in colours.items() if name in used)


def stroke(name: str) -> str:
    """Give the stroke attribute of a colour."""
    return f"stroke:var(--lumbar-{name},var(--f-{name}))"
