"""What is said of a reader's own file: a sentence for each kind of remark."""

from loaders.own_table import Remark
from translations.texts import _, literal, number


def sentence(of: Remark) -> str:
    """The remark in the page's language; the file's own words in it are shown and do nothing."""
    values = {
        name: number(value) if isinstance(value, (int, float)) else literal(str(value))
        for name, value in of.values.items()
    }
    if of.kind == "odd_codes":
        values["form"] = _forms()[str(of.values["form"])]
    if of.kind == "vintage":
        return _other_vintage(str(of.values["form"])).format(**values)
    kinds = (_files, _files_mended, _codes, _counts, _counts_mended, _outlines)
    return next((text for said_of in kinds if (text := said_of(of.kind))), "").format(**values)


def _forms() -> dict[str, str]:
    return {
        "deso": _("DeSO codes (0180C1010)"),
        "regso": _("RegSO codes (0180R001)"),
        "municipality": _("municipality codes (0180)"),
    }


def _other_vintage(form: str) -> str:
    return {
        "deso": _(
            "Codes not in DeSO 2018, probably DeSO 2025 (or misprints): {count} of {all} ({some}). The areas "
            "are measured as they stand in the table; the embedded outlines and the number of areas are those"
            " of 2018 and are left out."
        ),
        "regso": _(
            "Codes not in RegSO 2020, probably RegSO 2025 (or misprints): {count} of {all} ({some}). The "
            "areas are measured as they stand in the table; the embedded outlines and the number of areas are"
            " those of 2020 and are left out."
        ),
        "municipality": "",
    }[form]


def _files(kind: str) -> str:
    return {
        "empty": _("The file is empty."),
        "too_large": _("The file is larger than {most} MB, the most that can be read."),
        "is_html": _(
            "This is a web page, not a table. Save the table itself, as CSV or Excel (.xlsx)."
        ),
        "is_markup": _(
            "This is an XML file, which cannot be read. Save the table as CSV or .xlsx."
        ),
        "is_picture": _("This is a picture, not a table. The numbers are needed as CSV or .xlsx."),
        "is_pdf": _("This is a PDF, which cannot be read. Save the table as CSV or .xlsx."),
        "is_old_excel": _(
            "This is a workbook in Excel's old format (.xls). Open it in Excel and save it as .xlsx."
        ),
        "is_encrypted": _(
            "The file is protected by a password. Save it without one and upload it again."
        ),
        "is_other": _(
            "This is not a CSV, Excel (.xlsx), GeoPackage or GeoJSON file, whatever its name says."
        ),
        "not_workbook": _("The name ends as an Excel workbook's does, but the file is none."),
        "not_geopackage": _("The name or the start of the file says GeoPackage, but it is none."),
        "damaged": _("The file is damaged or not complete. Save it again and upload it anew."),
        "damaged_json": _("The file begins as JSON but cannot be read as such: it is damaged."),
        "not_geojson": _("This JSON is not GeoJSON: it has no list of features."),
        "bomb": _(
            "Unpacked, the file would be far larger than a table is: it is not read. Save the table anew, "
            "without pictures and formats."
        ),
        "encoding": _("The letters of the file cannot be read. Save it as CSV in UTF-8."),
        "quotes": _(
            "The quotation marks of the file do not match: where a cell ends is not clear."
        ),
        "ragged": _(
            "Rows with more cells than the heading's {columns}: {count}, the first at line {line}. Is the "
            "separator also used in the numbers?"
        ),
        "no_table": _("No table was found: at least two columns and a heading are needed."),
        "no_rows": _("The table has a heading and no rows."),
        "too_many_columns": _("The table has {count} columns; at most {most} can be read."),
        "too_many_rows": _("The table is too large: at most {most} rows can be read."),
        "too_many_cells": _(
            "The table is too large: at most {most} cells (rows × columns) can be read."
        ),
        "too_much_text": _(
            "The table holds too much text: at most {most} million characters can be read."
        ),
        "too_many_vertices": _(
            "The outlines are too detailed: at most {most} points can be read. Simplify them, or bring the table alone."
        ),
        "computed": _(
            "The GeoPackage has views or computed columns, which are not computed here. Save the layer alone as a new "
            "GeoPackage."
        ),
        "formulas": _(
            "Cells with a formula and no stored result: {count} ({some}). Formulas are not computed here: "
            "save the workbook in Excel, or paste the values."
        ),
    }.get(kind, "")


def _files_mended(kind: str) -> str:
    return {
        "cp1252": _("The letters were read as Windows-1252, because they are not UTF-8."),
        "decomposed": _("Letters written as two characters (a and a ring) were joined to one."),
        "left_out": _("Lines around the table (titles, notes) that were left out: {count}."),
        "long": _("Cells with more than {most} characters, cut there: {count}."),
        "below": _("Lines below the table that were left out: {count} ({some})."),
        "no_head": _("The first row holds figures, so the columns were given numbers for names."),
        "macros": _("The workbook has macros. They were ignored."),
        "stored": _("Formulas read by their stored results: {count}. None was computed."),
        "sheet": _("Of {count} sheets the first with a table was read: {name}."),
        "layer": _("Of {count} layers the first was read: {name}."),
    }.get(kind, "")


def _codes(kind: str) -> str:
    return {
        "no_code": _("Rows without a code, left out: {count}."),
        "sums": _("Rows that sum others, left out: {count} ({some})."),
        "suffix": _(
            "Codes that end in the year of their areas ({years}): {count}. The end was taken off."
        ),
        "names": _("Codes with a name after them, which was cut off: {count}."),
        "zeros": _(
            "Codes that had lost the zero in front: {count} (as {example}). It was put back."
        ),
        "unknown_codes": _(
            "The codes are of no kind that is known here ({some}). Choose the column that says in which "
            "region each area lies, or another code column."
        ),
        "odd_codes": _("Codes that are not {form} as the others are: {count} ({some})."),
        "unknown_municipality": _(
            "Codes of no Swedish municipality: {count} ({some}). For areas of another country, choose the "
            "column that says in which region each area lies."
        ),
        "duplicates": _(
            "Codes that stand on more than one row: {count} ({some}). One row for each area is needed: choose"
            " one year, and make the groups columns."
        ),
        "no_region": _("Areas without a region: {count} ({some})."),
        "one_area": _("Areas in the table: {count}. At least two are needed to compare."),
    }.get(kind, "")


def _counts(kind: str) -> str:
    return {
        "no_group": _("No column holds counts of a group. Choose at least one."),
        "many_groups": _("At most {most} groups can be measured."),
        "same_column": _("{column} is chosen twice, as two different things."),
        "no_total": _("With one group, or percentages, the column with all people is needed."),
        "no_counts": _("Fewer than two areas have all counts."),
        "not_numbers": _("{column}: cells that are not numbers: {count} ({example}; at {some})."),
        "formula": _(
            "{column}: cells that are formulas, which are not computed here: {count} ({example}; at {some})."
        ),
        "percent_sign": _(
            "{column}: cells that are percentages: {count}. Counts are needed, or the choice that the groups "
            "are percentages of all people."
        ),
        "ambiguous": _(
            "{column}: a number like {example} can be read in two ways. Write it without a separator of "
            "thousands, or with more decimals."
        ),
        "negative": _("{column}: counts below zero: {count} (at {some})."),
        "too_high": _("{column}: counts too high to be people: {count} (at {some})."),
        "over_total": _(
            "{column}: counts larger than all people of the area: {count} (at {some})."
        ),
        "overlap": _(
            "{column}: areas where the groups together are more than all people: {count} ({some}). Do they "
            "overlap? Then choose one at a time."
        ),
        "over_100": _("{column}: areas where they are more than 100% together: {count} ({some})."),
    }.get(kind, "")


def _counts_mended(kind: str) -> str:
    return {
        "thousands": _("{column}: separators of thousands were taken out."),
        "comma": _("{column}: decimal commas were read."),
        "missing": _("Cells that are blank, “..” or “–”: {count}. Read as missing, not as zero."),
        "not_whole": _(
            "Areas with counts that are not whole numbers: {count}. Are they counts of people?"
        ),
        "looks_percent": _(
            "{columns}: these look like percentages, not counts. If so, say it above: the indices need people."
        ),
        "from_percent": _(
            "Counts were computed from percentages of all people, and are rounded as those are."
        ),
        "cut": _(
            "Counts one or two larger than all people of the area, as noise in published counts can make "
            "them: {count} ({some}). They were cut."
        ),
    }.get(kind, "")


def _outlines(kind: str) -> str:
    return {
        "no_geometry": _("The file has no outlines; its table was read."),
        "no_polygons": _("The file has points or lines, no outlines of areas; its table was read."),
        "some_without": _("Areas without an outline: {count}."),
        "mended": _("Outlines that crossed themselves and were mended: {count}."),
        "tangled": _("Outlines that cross themselves too often to be mended, left out: {count}."),
        "assumed_3006": _(
            "The coordinates are no degrees and the file names no system: they were read as SWEREF 99 TM."
        ),
        "reprojected": _(
            "The outlines were turned to degrees (WGS 84) from the file's own system."
        ),
        "crs": _("The outlines' coordinate system cannot be read: no map is drawn."),
    }.get(kind, "")
