"""python3 bench/ingest/general.py TOOL REPEAT FILE…: the tables of each PDF as a general extractor gives them, as JSON: for each file its rows of cells
and the processor seconds of each repetition (the first one cold)."""
import json
import sys
import time


def with_pdfplumber(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [row for page in pdf.pages for table in page.extract_tables() for row in table]


def with_camelot(path):
    import camelot

    return [list(row) for table in camelot.read_pdf(path, pages="all") for row in table.df.values.tolist()]


def with_tabula(path):
    import tabula

    return [[str(c) for c in row] for table in tabula.read_pdf(path, pages="all", lattice=True, pandas_options={"header": None, "dtype": str}) for row in table.fillna("").values.tolist()]


def main():
    tool, repeat, *files = sys.argv[1:]
    read = {"pdfplumber": with_pdfplumber, "camelot": with_camelot, "tabula": with_tabula}[tool]
    out = []
    for path in files:
        used, rows = [], []
        for _ in range(int(repeat)):
            began = time.process_time()
            try:
                rows = read(path)
            except Exception as error:  # a document that a tool cannot read counts as one in which it found nothing
                rows = []
                print(f"{tool}: {path}: {error}", file=sys.stderr)
            used.append(time.process_time() - began)
        out.append({"rows": [[c or "" for c in row] for row in rows], "seconds": used})
    json.dump(out, sys.stdout)


main()
