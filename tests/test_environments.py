"""The versions of packages with which the tests are run are those that pyproject.toml allows."""

import re
import tomllib

from tests.environments import LOWEST, ROOT

BOUND = re.compile(r"(?P<name>[\w-]+)>=(?P<lowest>[\w.]+),<(?P<above>[\w.]+)")


def test_lowest_txt_has_the_lower_bounds_of_all_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    bounds = [BOUND.fullmatch(each) for each in requirements]
    assert None not in bounds, "each requirement has a lowest version and one above the newest"
    lowest = [line for line in LOWEST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lowest == [f"{bound['name']}=={bound['lowest']}" for bound in bounds if bound]
