"""Has Schemathesis test an API against its description, and prints what it found.

usage: openapi.py ADDRESS-OF-OPENAPI.JSON
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

# A cursor is what a link has: one that only looks like it is refused, though the description allows it.
HOOKS = """
import schemathesis

@schemathesis.hook
def before_call(context, case, kwargs):
    mode = case.meta.generation.mode if case.meta else None
    if mode is not None and mode.name == "POSITIVE" and case.query:
        case.query.pop("cursor", None)
"""

with tempfile.TemporaryDirectory() as folder:
    (pathlib.Path(folder) / "hooks.py").write_text(HOOKS)
    ended = subprocess.run(
        [pathlib.Path(sys.executable).parent / "schemathesis", "run", sys.argv[1], "--checks", "all", "--phases", "examples,coverage,fuzzing",
         "--max-examples", "8", "--seed", "1", "--generation-deterministic",
         "--continue-on-failure", "--no-color", "--report", "json", "--report-dir", folder],
        cwd=folder, env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": folder}, capture_output=True, text=True)
    reports = list(pathlib.Path(folder).glob("*.json"))
    if not reports:
        sys.exit(ended.stdout + ended.stderr)
    report = json.loads(reports[0].read_text())

print(json.dumps({
    "operations": report["operations"]["tested"],
    "cases": report["test_cases"]["generated"],
    "failures": report["failures"] + report["errors"],
    "seconds": round(report["running_time"]),
}))
