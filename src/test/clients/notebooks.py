"""Runs the notebooks of docs/notebooks, whose cells need no Jupyter, against a server, and prints what they found."""
import contextlib
import io
import json
import os
import pathlib
import sys

os.environ["RIPOSTE"] = sys.argv[1]
found = {}
for notebook in sorted(pathlib.Path("docs/notebooks").glob("*.ipynb")):
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    found[notebook.stem] = {
        "claims": len(names["claims"]) if notebook.stem == "claims" else names["claims"].number_of_edges(),
        "accusations": len(names["accusations"]),
        "printed": printed.getvalue(),
    }
print(json.dumps(found))
