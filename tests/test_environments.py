"""The versions of packages with which the tests are run are those that pyproject.toml allows."""

import re
import tomllib
from pathlib import Path

from tests import environments
from tests.environments import LOWEST, ROOT

BOUNDS = re.compile(r"(?P<name>[\w-]+)(?:>=(?P<lowest>[\w.]+),<[\w.]+|==(?P<only>[\w.]+))")
EXTRAS = ("archive", "languages", "test")


def test_lowest_txt_has_the_lower_bounds_of_all_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    requirements = [*project["dependencies"], *(each for extra in EXTRAS for each in optional[extra])]
    bounds = [BOUNDS.fullmatch(each) for each in requirements]
    assert None not in bounds, "each requirement has a lowest version and one above the newest, or only one version"
    lowest = [line for line in LOWEST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert sorted(lowest) == sorted(f"{bound['name']}=={bound['lowest'] or bound['only']}" for bound in bounds if bound)


def test_the_environments_have_all_extras_whose_versions_are_given() -> None:
    assert f"[{','.join(EXTRAS)}]" in Path(environments.__file__).read_text(encoding="utf-8")
