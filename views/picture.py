"""The map as a picture (PNG, SVG): for the overview, for slides and for paper."""

from io import BytesIO
from typing import TYPE_CHECKING

import geopandas as gpd

from indicators import figures, live
from indicators.indicator import MUNICIPAL, MUNICIPALITY
from views.colours import MISSING, Classes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@live.cached(maxsize=4)
def _projected(level: str) -> gpd.GeoSeries:
    return figures.outlined(level).geometry.to_crs(3006)


def picture(
    classes: Classes,
    *,
    format: str = "png",
    title: str = "",
    legend: list[str] | None = None,
    missing_label: str = "",
    source: str = "",
    height: float = 8.0,
    level: str = MUNICIPALITY,
) -> bytes:
    """The choropleth of the areas that have an outline (`figures.outlined(level)`) as PNG or SVG bytes.

    With `title`, `legend` (one label a class) and `source` it can stand alone;
    without them it is a small map on a transparent ground. `height` is in inches.
    """
    from matplotlib.figure import Figure  # half a second to import: only when a picture is drawn

    figure = Figure(figsize=(height * (0.8 if legend else 0.48), height), layout="constrained")
    axes = figure.add_subplot()
    colours = [classes.colours[code] if code >= 0 else MISSING for code in classes.codes]
    line = 0.15 if legend is None else 0.25
    if level not in MUNICIPAL:
        line = 0.05  # a wider one would cover the small areas of a town
    _projected(level).plot(ax=axes, color=colours, edgecolor="#ffffff", linewidth=line)
    axes.set_axis_off()
    axes.set_aspect("equal")
    if legend is not None:
        _add_legend(axes, classes, legend, missing_label)
        figure.suptitle(title, fontsize=12, x=0.02, ha="left", wrap=True)
        figure.supxlabel(source, fontsize=6.5, x=0.02, ha="left", wrap=True)
    file = BytesIO()
    figure.savefig(
        file,
        format=format,
        dpi=110 if legend is None else 200,
        transparent=legend is None,
        metadata={"Date": None} if format == "svg" else None,
    )
    return file.getvalue()


def _add_legend(axes: "Axes", classes: Classes, legend: list[str], missing_label: str) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(facecolor=colour, edgecolor="#777", label=label)
        for colour, label in zip(classes.colours, legend, strict=True)
    ]
    if (classes.codes < 0).any():
        handles.append(Patch(facecolor=MISSING, edgecolor="#777", label=missing_label))
    axes.legend(
        handles=handles,
        loc="lower right",
        bbox_to_anchor=(1.0, 0.12),
        frameon=False,
        fontsize=9,
    )
