"""Imports point down, and never in a circle; the root listing is the architecture.

The checks are functions of a module's name and source, so that further down each is
shown to fail on a made-up one.
"""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
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
        "making",  # the page that refreshes, and no other: see PAST_THE_ANSWERS
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
ASKING = {
    "requests",
    "requests_cache",
    "requests_ratelimiter",
    "pyrate_limiter",
    "tenacity",
    "urllib3",
}
REACHING_OUT = {*ASKING, "socket", "http", "ssl"}
EVERY = [path for floor in BELOW for path in sorted((ROOT / floor).rglob("*.py"))]
# An entry point stands above the floors, as app.py does.
MODULES = [path for path in EVERY if path.name != "__main__.py"]
# What of the views reaches past the answers: what reads a reader's own file, names a publisher
# whose outlines are drawn or whose figures are refreshed, and cuts classes of colour.
PAST_THE_ANSWERS = {
    ("views.colours", "measures.natural_breaks"),
    ("views.gaps", "loaders.faults"),
    ("views.gaps", "loaders.fetched_feed"),
    ("views.gaps", "loaders.gtfs"),
    ("views.gaps", "loaders.outside"),
    ("views.gaps", "loaders.own_feed"),
    ("views.gaps", "loaders.own_reading"),
    ("views.limits", "loaders.outside"),
    ("views.maps", "loaders.gisco"),
    ("views.own", "loaders.outside"),
    ("views.own", "loaders.own_reading"),
    ("views.own", "loaders.own_table"),
    ("views.sources", "loaders.population_grid"),
    ("views.sources", "making.refresh"),
}


def name_of(path: Path) -> str:
    """As it is imported: `views.map.explore`, of a package's own file `views.map`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


SOURCES = {name_of(path): source_of(path) for path in EVERY}


def each_import(nodes: Iterable[ast.AST], module: str) -> Iterator[tuple[str, str]]:
    """What is imported, and from where: of `from a.b import c` ("a.b", "a.b.c"), of `import a.b` ("a.b", "a.b")."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*package, *([node.module] if node.module else [])])
            yield from ((base, f"{base}.{alias.name}") for alias in node.names)


def imported(nodes: Iterable[ast.AST], module: str) -> set[str]:
    """Full names of what is imported: of `from a.b import c` both `a.b` and `a.b.c`."""
    return {name for both in each_import(nodes, module) for name in both}


def everywhere(source: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(source))


def at_import(source: str) -> Iterator[ast.AST]:
    """The nodes that run when a module is imported: not those inside its functions."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def roots(names: Iterable[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def going_up(module: str, source: str) -> set[str]:
    """The floors that a module imports though they do not stand below its own."""
    floor = module.split(".")[0]
    return roots(imported(everywhere(source), module)) & set(BELOW) - BELOW[floor] - {floor}


def out_of_place(module: str, source: str) -> set[str]:
    """Libraries that draw, below the views; and `requests`, but in the loaders."""
    floor = module.split(".")[0]
    kept_out = set() if floor in {"views", "pages"} else set(DRAWING)
    kept_out |= set() if floor == "loaders" else {"requests"}
    return roots(imported(everywhere(source), module)) & kept_out


def borrowed(module: str, source: str) -> set[str]:
    """The loaders' own machinery, where another floor imports it.

    What others need of it has a name without an underscore: `faults`, `source`, `answer`, `asking`, `folder`.
    """
    if module.split(".")[0] == "loaders":
        return set()
    named = imported(everywhere(source), module)
    return {name for name in named if name.startswith("loaders._")}


def graph_of(sources: dict[str, str]) -> dict[str, set[str]]:
    """By module those that are run when it is imported: the modules that it names, and their packages.

    Its own packages are run before it, whatever it imports: they count only where
    it names them, for something that is written in them.
    """
    graph = {}
    for module, source in sources.items():
        each = each_import(at_import(source), module)
        named = {name if name in sources else base for base, name in each}
        around = {package for name in named for package in packages_of(name)}
        graph[module] = (named | (around - packages_of(module))) & set(sources) - {module}
    return graph


def packages_of(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(1, len(parts))}


def circle(sources: dict[str, str]) -> list[str]:
    """The modules of a circle of imports; none where there is no circle."""
    try:
        graphlib.TopologicalSorter(graph_of(sources)).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down_only(path):
    assert not going_up(name_of(path), source_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_below_the_views_draws_and_nothing_but_loaders_reaches_out(path):
    assert not out_of_place(name_of(path), source_of(path))


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_the_machinery_of_the_loaders_is_their_own(path):
    assert not borrowed(name_of(path), source_of(path))


def test_no_import_goes_in_a_circle():
    assert circle(SOURCES) == []


def test_the_views_reach_past_the_answers_only_where_they_must():
    beyond = {"loaders", "making", "measures"}
    reached = {
        (".".join(module.split(".")[:2]), ".".join(name.split(".")[:2]))
        for module, source in SOURCES.items()
        if module.startswith("views.")
        for name in imported(everywhere(source), module)
        if name.split(".")[0] in beyond and "." in name
    }
    assert reached == PAST_THE_ANSWERS


def test_measures_need_only_the_scientific_libraries():
    """Moran's I is esda's, imported when it is asked for."""
    for module, source in SOURCES.items():
        if not module.startswith("measures"):
            continue
        allowed = {*SCIENTIFIC, "measures", *sys.stdlib_module_names}
        assert roots(imported(at_import(source), module)) <= allowed
        assert roots(imported(everywhere(source), module)) <= {*allowed, "esda", "libpysal"}


def test_data_holds_files_and_no_code():
    assert not list((ROOT / "data").rglob("*.py"))


EVERY_ANSWER = """
import importlib, pkgutil, analysis, indicators
for floor in (analysis, indicators):
    for module in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
        importlib.import_module(module.name)
"""


@pytest.mark.parametrize("loaded", ["from analysis import *", "import indicators", EVERY_ANSWER])
def test_the_answers_are_had_without_what_draws_or_reaches_out(loaded):
    code = f"{loaded}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(run.stdout.split())
    assert "indicators.figures" in modules
    assert not roots(modules) & {*DRAWING, "views", *ASKING, "openpyxl"}


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


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_place_reaches_out(path):
    """Any other loader asks through `_http`, and knows nothing of what lies behind it."""
    if path.parent.name == "loaders" and path.stem in MACHINERY:
        return
    # A room's address is learnt from a socket that sends nothing.
    own = {"socket"} if path == ROOT / "presenting" / "room.py" else set()
    named = imported(everywhere(source_of(path)), name_of(path))
    assert not roots(named) & (REACHING_OUT - own)
    assert not named & {f"loaders.{name}" for name in MACHINERY - {"_http"}}


UNTELLING = {"found", "asked", "one", "own", "told"}


def untelling(source: str) -> set[str]:
    """Parameters, fields and types that say how one came by a thing, not what it is."""
    named = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arg):
            named.add(node.arg)
        elif isinstance(node, ast.ClassDef):
            fields = [n.target for n in node.body if isinstance(n, ast.AnnAssign)]
            named |= {node.name.lower(), *(f.id for f in fields if isinstance(f, ast.Name))}
    return named & UNTELLING


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_parameter_says_what_it_is(path):
    assert not untelling(source_of(path))


# The checks are checked


@pytest.mark.parametrize(
    "source", ["def f(found): ...", "class Asked: ...", "class A:\n    own: int", "lambda one: 1"]
)
def test_a_name_that_tells_nothing_is_seen(source):
    assert untelling(source)
    assert not untelling("def f(gap):\n    found = gap\n    return found")


UPWARDS = [
    (floor, other)
    for floor, below in BELOW.items()
    for other in BELOW
    if other != floor and other not in below
]
WAYS = (
    "import {other}.module",
    "from {other} import module",
    "from {other}.module.further import name",
    "def late():\n    from {other}.module import name",
    "import {other}.module as harmless",
)


@pytest.mark.parametrize(("floor", "other"), UPWARDS)
def test_an_arrow_upwards_is_seen(floor, other):
    for way in WAYS:
        source = way.format(other=other)
        assert going_up(f"{floor}.module", source) == {other}
        assert going_up(f"{floor}.room.module", source) == {other}


@pytest.mark.parametrize(
    ("floor", "other"), [(f, o) for f in BELOW for o in sorted({*BELOW[f], f})]
)
def test_an_arrow_downwards_is_let_be(floor, other):
    for way in WAYS:
        assert not going_up(f"{floor}.module", way.format(other=other))


@pytest.mark.parametrize("library", sorted(DRAWING | {"requests"}))
@pytest.mark.parametrize("floor", BELOW)
def test_a_library_out_of_place_is_seen(floor, library):
    may = floor == "loaders" if library == "requests" else floor in {"views", "pages"}
    for way in (f"import {library}", f"from {library}.deep import name"):
        assert out_of_place(f"{floor}.module", way) == (set() if may else {library})


@pytest.mark.parametrize(
    "sources",
    [
        {"a": "", "a.one": "import a.two", "a.two": "from a import one"},
        {"a": "", "a.one": "from a.two import x", "a.two": "from a import three", "a.three": "import a.one"},
        {"a": "from a.one import x", "a.one": "from a import y"},
        {"a": "from a.one import x", "a.one": "from a import two, y", "a.two": ""},
        {"a": "", "b": "from a.one import x", "b.one": "", "a.one": "from b import one"},
        {"a": "", "a.one": "from . import two", "a.two": "from .one import x"},
        {"a": "", "a.one": "if True:\n    import a.two", "a.two": "class X:\n    import a.one"},
    ],
)  # fmt: skip
def test_a_circle_is_seen(sources):
    assert len(circle(sources)) > 2


def test_what_is_no_circle_is_let_be():
    sources = {
        "a": "from a.one import x",
        "a.one": "from a import two",
        "a.two": "def late():\n    from a import one",
        "b": "from a import one, two",
    }
    assert circle(sources) == []


@pytest.mark.parametrize("floor", [floor for floor in BELOW if floor != "loaders"])
@pytest.mark.parametrize(
    "way",
    [
        "import loaders._http",
        "from loaders import _http",
        "from loaders._http import get",
        "def late():\n    from loaders import kolada, _http",
    ],
)
def test_borrowed_machinery_is_seen(floor, way):
    assert "loaders._http" in borrowed(f"{floor}.module", way)
    assert not borrowed("loaders.kolada", way)
    assert not borrowed(f"{floor}.module", "from loaders.faults import InputFault")
