"""Whatever is drawn says in words what it shows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PATHS = sorted([*ROOT.glob("views/**/*.py"), *ROOT.glob("pages/*.py")])
DRAWS = {"plotly_chart", "pydeck_chart", "image", "dataframe", "table"}
# Ways to draw that Streamlit gives no text of their own.
CANNOT = {
    "map",
    "pyplot",
    "altair_chart",
    "vega_lite_chart",
    "graphviz_chart",
    "bokeh_chart",
    "line_chart",
    "bar_chart",
    "area_chart",
    "scatter_chart",
}


def calls(path):
    """The calls of Streamlit's functions in a file: of `st.…` and of what it hands out, such as columns."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_streamlit = isinstance(node.func.value, ast.Name) and node.func.value.id == "st"
            if of_streamlit or node.func.attr in {"plotly_chart", "pydeck_chart", "dataframe"}:
                yield node


def faults(path):
    for call in calls(path):
        name, at = call.func.attr, f"{path.name}:{call.lineno}"
        alternative = next((k.value for k in call.keywords if k.arg == "alt"), None)
        if name in CANNOT:
            yield f"{at}: {name} has no text alternative"
        elif name in DRAWS and (alternative is None or not getattr(alternative, "value", "x")):
            yield f"{at}: {name} without alt"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_drawing_has_a_text_alternative(path):
    assert not list(faults(path))


def test_a_drawing_without_one_is_found(tmp_path):
    file = tmp_path / "bad.py"
    file.write_text(
        "st.image(x)\nleft.plotly_chart(f)\nst.pydeck_chart(d, alt='')\nst.map(x)\nnames.map(f)\n"
        "st.table(t, alt=name)\n"
    )
    assert [fault.split(": ")[0] for fault in faults(file)] == [
        "bad.py:1",
        "bad.py:2",
        "bad.py:3",
        "bad.py:4",
    ]
