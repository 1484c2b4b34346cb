"""Made-up answers in the shape of Eurostat's: sparse, with flags by position."""

DATASET = "lfst_r_ergau"
SIZES = {"freq": 1, "unit": 1, "deg_urb": 2, "sex": 2, "age": 2, "geo": 5, "time": 2}
CODES = {
    "freq": {"A": "Annual"},
    "unit": {"PC": "Percentage"},
    "deg_urb": {"DEG1": "Cities", "DEG3": "Rural areas"},
    "sex": {"T": "Total", "F": "Females"},
    "age": {"Y15-24": "From 15 to 24 years", "Y20-64": "From 20 to 64 years"},
    "geo": {"SE": "Sweden", "NO": "Norway", "DK": "Denmark", "FI": "Finland", "EU27_2020": "EU"},
    "time": {"2023": "2023", "2024": "2024"},
}


def position(order=tuple(SIZES), **codes):
    place = 0
    for name in order:
        place = place * SIZES[name] + list(CODES[name]).index(codes[name])
    return str(place)


def cell(order=tuple(SIZES), **codes):
    whole = {"freq": "A", "unit": "PC", "sex": "T", "age": "Y20-64", "time": "2024", "geo": "SE"}
    return position(order, **{**whole, **codes})


def answer(order=tuple(SIZES)):
    """Made-up figures: sparse values, and flags by position."""
    value = {
        cell(order, deg_urb="DEG1"): 81.5,
        cell(order, deg_urb="DEG3"): 0,
        cell(order, deg_urb="DEG1", time="2023"): 79.0,
        cell(order, deg_urb="DEG1", sex="F"): 11.0,
        cell(order, deg_urb="DEG1", geo="NO"): 77.0,
    }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Employment rates by sex, age and degree of urbanisation (%)",
        "source": "ESTAT",
        "updated": "2026-09-10T23:00:00+0200",
        "value": value,
        "status": {
            cell(order, deg_urb="DEG1", time="2023"): "b",
            cell(order, deg_urb="DEG1", geo="NO"): "bu",
            cell(order, deg_urb="DEG3", geo="NO"): "c",
        },
        "id": list(order),
        "size": [SIZES[name] for name in order],
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: i for i, code in enumerate(CODES[name])},
                    "label": CODES[name],
                },
            }
            for name in order
        },
        "extension": {"datasetId": DATASET.upper()},
    }
