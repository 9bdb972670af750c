"""Every package that an installation brings along has a licence under which the program may be passed on."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "0bsd", "apache-2.0", "apache software license", "apache license 2.0", "apache license, version 2.0", "bsd",
    "bsd license", "bsd-2-clause", "bsd-3-clause", "cc0-1.0", "cnri-python", "isc", "mit", "mit license",
    "mpl-1.1", "mpl-2.0", "mozilla public license 2.0 (mpl 2.0)", "psf-2.0", "python software foundation license",
    "unlicense", "zlib", "libpng",
}  # fmt: skip
"""Names of licences, in lower case; those of Mozilla bind only changes to the package itself.

Of several that a package offers (OR), one is enough; of several that apply together (AND), all count.
"""
CHECKED_BY_HAND = {
    "pypdfium2": "BSD-3-Clause AND Apache-2.0, with the licences of PDFium",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
}
"""Packages whose metadata state no plain licence, and the licence in their files."""


def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["archive"]]


def installed(lines: list[str]) -> dict[str, Distribution]:
    """Everything that these requirements bring along, by name; what is not installed is left out."""
    packages: dict[str, Distribution] = {}
    todo = [Requirement(line) for line in lines]
    while todo:
        wanted = todo.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in packages or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            packages[name] = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        todo += [Requirement(line) for line in packages[name].requires or ()]
    return packages


def licences(package: Distribution) -> Iterator[list[str]]:
    """Groups of licences; of each group one is enough."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        for part in re.split(r"\s+AND\s+", expression):
            yield [licence.strip(" ()") for licence in re.split(r"\s+OR\s+", part)]
        return
    classifiers = [line for line in metadata.get_all("Classifier") or () if line.startswith("License ::")]
    yield [line.rpartition(" :: ")[2] for line in classifiers] or [(metadata.get("License") or "").split("\n")[0]]


def refused(packages: dict[str, Distribution]) -> dict[str, list[list[str]]]:
    return {
        name: list(licences(package))
        for name, package in packages.items()
        if name not in CHECKED_BY_HAND
        and not all(any(licence.lower() in ALLOWED for licence in group) for group in licences(package))
    }


def test_every_package_has_an_allowed_licence() -> None:
    packages = installed(requirements())
    assert {"textual", "rich", "lxml", "numpy", "trafilatura"} <= packages.keys()
    assert refused(packages) == {}


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "Proprietary", ""])
def test_a_package_with_another_licence_is_found(tmp_path: Path, licence: str) -> None:
    folder = tmp_path / "other-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: other\nVersion: 1\nLicense-Expression: {licence}\n")
    assert list(refused({"other": Distribution.at(folder)})) == ["other"]
