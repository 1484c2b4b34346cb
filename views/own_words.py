"""What is said of a reader's own file: a sentence for each kind of remark."""

from loaders.own_table import Remark
from views.texts import _, literal, number


def sentence(of: Remark) -> str:
    """The remark in the page's language; the file's own words in it are shown and do nothing."""
    values = {
        name: number(value) if isinstance(value, (int, float)) else literal(str(value))
        for name, value in of.values.items()
    }
    found = _files(of.kind) or _codes(of.kind) or _counts(of.kind) or _outlines(of.kind)
    if of.kind == "vintage":
        found = _other_vintage(str(of.values["form"]))
    if of.kind == "odd_codes":
        values["form"] = _forms()[str(of.values["form"])]
    return found.format(**values)


def _forms() -> dict[str, str]:
    return {
        "deso": _("DeSO codes (0180C1010)"),
        "regso": _("RegSO codes (0180R001)"),
        "municipality": _("municipality codes (0180)"),
    }


def _other_vintage(form: str) -> str:
    return {
        "deso": _(
            "{count} of {all} codes are not in DeSO 2018, probably DeSO 2025 (or misprints): {some}. The areas are "
            "measured as they stand in the table; the embedded outlines and the number of areas are those of 2018 "
            "and are left out."
        ),
        "regso": _(
            "{count} of {all} codes are not in RegSO 2020, probably RegSO 2025 (or misprints): {some}. The areas are "
            "measured as they stand in the table; the embedded outlines and the number of areas are those of 2020 "
            "and are left out."
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
            "Unpacked, the file would be far larger than a table is: it is not read. Save the table anew, without "
            "pictures and formats."
        ),
        "encoding": _("The letters of the file cannot be read. Save it as CSV in UTF-8."),
        "quotes": _(
            "The quotation marks of the file do not match: where a cell ends is not clear."
        ),
        "ragged": _(
            "{count} rows have more cells than the heading's {columns}, the first at line {line}. Is the separator "
            "also used in the numbers?"
        ),
        "no_table": _("No table was found: at least two columns and a heading are needed."),
        "no_rows": _("The table has a heading and no rows."),
        "too_many_columns": _("The table has {count} columns; at most {most} can be read."),
        "too_many_rows": _("The table is too large: at most {most} rows can be read."),
        "formulas": _(
            "{count} cells hold formulas without a stored result ({some}). Formulas are not computed here: save the "
            "workbook in Excel, or paste the values."
        ),
        # What was mended
        "cp1252": _("The letters were read as Windows-1252, because they are not UTF-8."),
        "decomposed": _("Letters written as two characters (a and a ring) were joined to one."),
        "left_out": _("{count} lines around the table (titles, notes) were left out."),
        "below": _("{count} lines below the table were left out: {some}."),
        "no_head": _("The first row holds figures, so the columns were given numbers for names."),
        "macros": _("The workbook has macros. They were ignored."),
        "stored": _("{count} formulas were read by their stored results; none was computed."),
        "sheet": _("Of {count} sheets the first with a table was read: {name}."),
        "layer": _("Of {count} layers the first was read: {name}."),
    }.get(kind, "")


def _codes(kind: str) -> str:
    return {
        "no_code": _("{count} rows without a code were left out."),
        "sums": _("{count} rows that sum others were left out: {some}."),
        "suffix": _(
            "{count} codes say that they are of the year {years}; that was taken from their ends."
        ),
        "names": _("{count} codes had a name after them, which was cut off."),
        "zeros": _("{count} codes had lost the zero in front; it was put back ({example})."),
        "unknown_codes": _(
            "The codes are of no kind that is known here ({some}). Choose the column that says in which region each "
            "area lies, or another code column."
        ),
        "odd_codes": _("{count} codes are not {form} as the others are: {some}."),
        "unknown_municipality": _(
            "{count} codes belong to no Swedish municipality: {some}. For areas of another country, choose the column "
            "that says in which region each area lies."
        ),
        "duplicates": _(
            "{count} codes stand on more than one row ({some}). One row for each area is needed: choose one year, and "
            "make the groups columns."
        ),
        "no_region": _("{count} areas have no region: {some}."),
        "one_area": _("The table has {count} area; at least two are needed to compare."),
    }.get(kind, "")


def _counts(kind: str) -> str:
    return {
        "no_group": _("No column holds counts of a group. Choose at least one."),
        "many_groups": _("At most {most} groups can be measured."),
        "same_column": _("{column} is chosen twice, as two different things."),
        "no_total": _("With one group, or percentages, the column with all people is needed."),
        "no_counts": _("Fewer than two areas have all counts."),
        "not_numbers": _("{column}: {count} cells are not numbers ({example}; at {some})."),
        "formula": _(
            "{column}: {count} cells are not numbers but formulas ({example}), which are not computed here; at {some}."
        ),
        "percent_sign": _(
            "{column}: {count} cells are percentages. Counts are needed, or the choice that the groups are "
            "percentages of all people."
        ),
        "ambiguous": _(
            "{column}: a number like {example} can be read in two ways. Write it without a separator of thousands, or "
            "with more decimals."
        ),
        "negative": _("{column}: {count} counts are below zero, at {some}."),
        "too_high": _("{column}: {count} counts are too high to be people, at {some}."),
        "over_total": _(
            "{column}: {count} counts are larger than all people of the area, at {some}."
        ),
        "overlap": _(
            "{column}: the groups together are more than all people in {count} areas ({some}). Do they overlap? Then "
            "choose one at a time."
        ),
        "over_100": _("{column}: together more than 100% in {count} areas, at {some}."),
        # What was mended or should be known
        "thousands": _("{column}: separators of thousands were taken out."),
        "comma": _("{column}: decimal commas were read."),
        "missing": _("{count} cells are blank, “..” or “–”: read as missing, not as zero."),
        "not_whole": _(
            "{count} areas have counts that are not whole numbers: are they counts of people?"
        ),
        "looks_percent": _(
            "{columns}: these look like percentages, not counts. If so, say it above: the indices need people."
        ),
        "from_percent": _(
            "Counts were computed from percentages of all people, and are rounded as those are."
        ),
        "cut": _(
            "{count} counts were one or two larger than all people of the area, as noise in published counts can make "
            "them, and were cut: {some}."
        ),
    }.get(kind, "")


def _outlines(kind: str) -> str:
    return {
        "no_geometry": _("The file has no outlines; its table was read."),
        "no_polygons": _("The file has points or lines, no outlines of areas; its table was read."),
        "some_without": _("{count} areas have no outline."),
        "mended": _("{count} outlines crossed themselves and were mended."),
        "assumed_3006": _(
            "The coordinates are no degrees and the file names no system: they were read as SWEREF 99 TM."
        ),
        "reprojected": _(
            "The outlines were turned to degrees (WGS 84) from the file's own system."
        ),
        "crs": _("The outlines' coordinate system cannot be read: no map is drawn."),
    }.get(kind, "")
