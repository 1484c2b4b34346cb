"""Imports point down; the root listing is the architecture."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Each floor may import those that stand below it, and itself.
BELOW = {
    "pages": {"views", "analysis", "indicators"},
    "views": {
        "analysis",
        "briefs",
        "indicators",
        "loaders",
        "making",  # the page that refreshes, and no other: see the end
        "measures",
        "presenting",
        "translations",
    },
    "briefs": {"analysis", "files", "indicators", "translations"},
    "presenting": {"files", "indicators", "translations"},
    "making": {"analysis", "indicators", "loaders", "measures", "translations"},
    "analysis": {"files", "indicators", "loaders", "measures", "translations"},
    "indicators": {"loaders", "translations"},
    "measures": set(),
    "loaders": {"translations"},
    "files": set(),
    "translations": set(),
}
SCIENTIFIC = {"numpy", "pandas", "scipy"}
DRAWING = {"streamlit", "plotly", "pydeck", "matplotlib"}
# An entry point stands above the floors, as app.py does.
MODULES = [
    path
    for floor in BELOW
    for path in sorted((ROOT / floor).rglob("*.py"))
    if path.name != "__main__.py"
]


def imported(path: Path) -> set[str]:
    return modules_of(ast.parse(path.read_text(encoding="utf-8")))


def modules_of(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down_only(path):
    floor = path.relative_to(ROOT).parts[0]
    assert not (imported(path) & set(BELOW)) - BELOW[floor] - {floor}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_below_the_views_draws_and_nothing_but_loaders_reaches_out(path):
    floor = path.relative_to(ROOT).parts[0]
    if floor not in {"views", "pages"}:
        assert not imported(path) & DRAWING
    if floor != "loaders":
        assert "requests" not in imported(path)


def test_measures_need_only_the_scientific_libraries():
    """Moran's I is esda's, imported when it is asked for."""
    for path in (ROOT / "measures").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_the_top = ast.Module([n for n in tree.body if not isinstance(n, ast.FunctionDef)], [])
        assert modules_of(at_the_top) <= {*SCIENTIFIC, "measures", *sys.stdlib_module_names}
        assert modules_of(tree) <= {
            *SCIENTIFIC,
            "measures",
            "esda",
            "libpysal",
            *sys.stdlib_module_names,
        }


def test_data_holds_files_and_no_code():
    assert not list((ROOT / "data").rglob("*.py"))


REACHING_OUT = {"requests", "requests_cache", "requests_ratelimiter", "urllib3", "socket", "http", "ssl"}  # fmt: skip
MACHINERY = {
    "_http",
    "_addresses",
    "_body",
    "_http_cache",
    "_pace",
    "_patience",
    "_public",
    "_retrying",
    "_session",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_one_place_reaches_out(path):
    """Any other loader asks through `_http`, and knows nothing of what lies behind it."""
    if path.parent.name == "loaders" and path.stem in MACHINERY:
        return
    # A room's address is learnt from a socket that sends nothing.
    own = {"socket"} if path == ROOT / "presenting" / "room.py" else set()
    assert not imported(path) & (REACHING_OUT - own)
    behind = {f"loaders.{name}" for name in MACHINERY - {"_http"}}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    named |= {
        f"loaders.{alias.name}"
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and n.module == "loaders"
        for alias in n.names
    }
    assert not named & behind


def named_in(path: Path) -> set[str]:
    """Every module that a file may mean: `from a import b` is `a` and `a.b`."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", [*MODULES, *sorted(ROOT.glob("*/__main__.py"))], ids=str)
def test_the_machinery_of_the_loaders_is_their_own(path):
    """What others need of it has a name without an underscore: `faults`, `source`, `answer`, `asking`, `folder`."""
    if path.parent.name != "loaders" and "tests" not in path.relative_to(ROOT).parts:
        assert not {name for name in named_in(path) if name.startswith("loaders._")}


@pytest.mark.parametrize("path", [p for p in MODULES if ROOT / "views" in p.parents], ids=str)
def test_only_the_page_that_refreshes_needs_the_making(path):
    if path.parent != ROOT / "views" / "sources":
        assert not {name for name in named_in(path) if name.split(".")[0] == "making"}


HEAVY = {
    "requests",
    "requests_cache",
    "requests_ratelimiter",
    "pyrate_limiter",
    "tenacity",
    "urllib3",
    "openpyxl",
    *DRAWING,
}


@pytest.mark.parametrize("also", ["", "every module of both"])
def test_a_notebook_that_asks_for_figures_loads_neither_network_nor_screen(also):
    """In a fresh interpreter: what stands in `sys.modules` here is no measure."""
    program = f"""
import importlib, pkgutil, sys
import analysis, indicators
for floor in (analysis, indicators) if {bool(also)} else ():
    for module in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
        importlib.import_module(module.name)
print(*sorted(set(sys.modules) & set({sorted(HEAVY)})))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == []
