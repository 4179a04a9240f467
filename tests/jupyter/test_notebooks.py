"""Notebooks of the course under nbclient with the course's own kernel, and all of them as pages by nbconvert."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

ROOT = Path(__file__).resolve().parents[2]
WORK = Path(os.environ.get("HEADROOM_JUPYTER_WORK", ROOT / "artifacts" / "jupyter"))
KERNEL = "headroom-csharp"


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


# Of cards and charts, and of kernels. The others run in the same session, through another door, in tests/Notebooks.Tests.
EXECUTED_HERE = ["01-roofline", "02-kernels"]


class NotebookTest(unittest.TestCase):
    def becomes_a_page(self, notebook, name):
        nbformat.validate(notebook)
        self.assertFalse([o for o in outputs(notebook) if o.output_type == "error"])
        page, _ = HTMLExporter().from_notebook_node(notebook)
        if "Chart.Of(" in "".join(cell.source for cell in notebook.cells):
            self.assertIn("<svg", page, "no chart")
        WORK.mkdir(parents=True, exist_ok=True)
        (WORK / f"{name}.html").write_text(page, encoding="utf-8")

    def test_two_notebooks_run_under_nbclient_and_become_pages(self):
        os.environ["HEADROOM_SUBMISSIONS"] = "solutions"
        self.addCleanup(os.environ.pop, "HEADROOM_SUBMISSIONS")
        for name in EXECUTED_HERE:
            with self.subTest(name):
                path = ROOT / "notebooks" / f"{name}.ipynb"
                notebook = nbformat.read(path, as_version=4)
                NotebookClient(notebook, timeout=600, kernel_name=KERNEL, resources={"metadata": {"path": str(path.parent)}}).execute()
                self.becomes_a_page(notebook, name)

    def test_every_notebook_that_dotnet_test_executed_is_valid_and_becomes_a_page(self):
        executed = sorted((ROOT / "artifacts" / "executed").glob("*.ipynb"))
        if not executed:
            self.skipTest("dotnet test has executed none here: tests/Notebooks.Tests does")
        for path in executed:
            with self.subTest(path.name):
                self.becomes_a_page(nbformat.read(path, as_version=4), path.stem)

    def test_nbconvert_executes_a_notebook_from_the_command_line(self):
        sample = (Path(__file__).parent / "sample.ipynb").read_text(encoding="utf-8")
        WORK.mkdir(parents=True, exist_ok=True)
        (WORK / "converted.ipynb").write_text(sample, encoding="utf-8")
        command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", f"--ExecutePreprocessor.kernel_name={KERNEL}", "converted.ipynb"]
        done = subprocess.run(command, cwd=WORK, capture_output=True, text=True, timeout=600)
        self.assertEqual(0, done.returncode, done.stderr)
        page = (WORK / "converted.html").read_text(encoding="utf-8")
        self.assertIn("<svg", page)
        self.assertIn("H100", page)

    def test_the_first_error_stops_a_run_and_is_shown(self):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("var a = 1;\nthrow new InvalidOperationException(\"as planned\");"), nbformat.v4.new_code_cell("2")])
        NotebookClient(notebook, timeout=600, kernel_name=KERNEL, allow_errors=True).execute()
        error = notebook.cells[0].outputs[-1]
        self.assertEqual(("InvalidOperationException", "as planned"), (error.ename, error.evalue))
        self.assertIn("line 2", "\n".join(error.traceback))


if __name__ == "__main__":
    unittest.main()
