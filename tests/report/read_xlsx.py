"""Sheets as openpyxl reads them: JSON on standard output; 77 where openpyxl is not there."""

import datetime
import json
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)

KINDS = {bool: "flag", int: "number", float: "number", str: "text", datetime.datetime: "date", type(None): None}


def read(cell):
    value = cell.value.isoformat() if isinstance(cell.value, datetime.datetime) else cell.value
    kind = "formula" if cell.data_type == "f" else KINDS[type(cell.value)]
    return {"kind": kind, "value": value, "kept": bool(cell.quotePrefix)}


book = openpyxl.load_workbook(sys.argv[1])
json.dump(
    {
        "created": book.properties.created.isoformat(),
        "title": book.properties.title,
        "sheets": [
            {
                "name": sheet.title,
                "rows": [[read(cell) for cell in row] for row in sheet.iter_rows()],
                "filter": sheet.auto_filter.ref,
                "frozen": sheet.freeze_panes,
                "size": sheet.dimensions,
                "widths": [column.width for column in sheet.column_dimensions.values()],
            }
            for sheet in book.worksheets
        ],
    },
    sys.stdout,
)
