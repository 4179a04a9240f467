"""Notebook 01 in the kernel of the dotnet-interactive tool, which a notebook's metadata names (.net-csharp).

Everything runs there but the charts: the tool has loaded FSharp.Core 10.0 before the first cell, Plotly.NET 6 needs 10.1, and .NET loads one of them into
a process's default context. Neither loading our assemblies in a first cell nor --additional-deps has helped.
"""

import json
import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = Path(os.environ.get("HEADROOM_JUPYTER_WORK", ROOT / "artifacts" / "jupyter"))
NAME = "dotnet-interactive-tool"
FOLDER = Path(os.environ.get("JUPYTER_DATA_DIR", WORK / "data")) / "kernels" / NAME
# Every chart of the course is made by one of these; nothing else loads Plotly.NET.
CHART = re.compile(r"\b(?:(?:Roofline|Line|Bar)Chart|HeatMap)\.[A-Z]\w*\(")


def install():
    """Restores the tool and writes a kernel.json for it; returns why not where that fails."""
    done = subprocess.run(["dotnet", "tool", "restore"], cwd=HERE, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        return done.stdout + done.stderr
    tool = json.loads((HERE / ".config" / "dotnet-tools.json").read_text(encoding="utf-8"))["tools"]["microsoft.dotnet-interactive"]
    packages = Path(os.environ.get("NUGET_PACKAGES", Path.home() / ".nuget" / "packages"))
    program = packages / "microsoft.dotnet-interactive" / tool["version"] / "tools" / "net10.0" / "any" / "Microsoft.DotNet.Interactive.App.dll"
    FOLDER.mkdir(parents=True, exist_ok=True)
    spec = {
        "argv": ["dotnet", "exec", str(program), "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}"],
        "display_name": ".NET (C#)",
        "language": "C#",
        "env": {"DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1"},
    }
    (FOLDER / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return None


def first_line(cell):
    return cell.source.splitlines()[0]


class ToolTest(unittest.TestCase):
    def test_every_cell_of_notebook_01_runs_in_the_tools_kernel_but_those_that_draw_a_chart(self):
        # A second kernel of the language would make other clients ask which one to take.
        self.addCleanup(shutil.rmtree, FOLDER, ignore_errors=True)
        if why := install():
            self.skipTest(f"the tool cannot be restored: {why}")
        os.environ["HEADROOM_SUBMISSIONS"] = "solutions"
        self.addCleanup(os.environ.pop, "HEADROOM_SUBMISSIONS")
        path = ROOT / "notebooks" / "01-roofline.ipynb"
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(notebook, timeout=600, startup_timeout=180, kernel_name=NAME, allow_errors=True, resources={"metadata": {"path": str(path.parent)}})
        client.execute()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        errors = {cell.id: [output for output in cell.outputs if output.output_type == "error"] for cell in cells}
        charts = [cell for cell in cells if CHART.search(cell.source)]
        self.assertGreaterEqual(len(charts), 5, "cells that draw a chart")
        self.assertEqual([first_line(cell) for cell in charts], [first_line(cell) for cell in cells if errors[cell.id]], "cells that failed")
        for cell in charts:
            with self.subTest(first_line(cell)):
                self.assertRegex(f"{errors[cell.id]}", r"Plotly\.NET|FSharp\.Core")
        shown = [cell for cell in cells if cell.source.startswith("Check(") and "text/html" in str(cell.outputs)]
        self.assertEqual(6, len(shown), "cards of checks")


if __name__ == "__main__":
    unittest.main()
