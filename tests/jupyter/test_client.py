"""The kernel under jupyter_client: every message a client can send, an endless cell, a restart."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from ctypes.util import find_library
from pathlib import Path

from jupyter_client.connect import write_connection_file
from jupyter_client.manager import KernelManager

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PATIENCE = 120  # seconds; a backstop, no measure
SLOWNESS = 4  # a busy machine may take that much longer than the 5 s that hold on a quiet one


# Starts a kernel, says which process it is, and waits to be killed.
ORPHAN = """
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="headroom-csharp")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
print(manager.provisioner.process.pid, flush=True)
input()
"""


# Starts a process and waits to be killed: an editor that tells its kernel nothing.
STARTER = """
import subprocess, sys, time
print(subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid, flush=True)
time.sleep(600)
"""


# Ends the process as a native library does: no exception, no last words.
ABORT = """
// Two shapes that do not fit.
[System.Runtime.InteropServices.DllImport("libc")] static extern void abort();
abort();
""" if os.name != "nt" else """
// Two shapes that do not fit.
Environment.FailFast("as planned");
"""


def streams(published):
    return "".join(content["text"] for kind, content in published if kind == "stream")


def runs(process):
    """Whether a process is there and no mere entry of one that has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Kernel:
    def __init__(self):
        self.manager = KernelManager(kernel_name="headroom-csharp")
        self.manager.start_kernel(cwd=str(NOTEBOOKS))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, **options):
        """The reply's content, and what was published: (type, content) pairs without status messages."""
        published = []
        hook = lambda message: published.append((message["msg_type"], message["content"]))
        reply = self.client.execute_interactive(code, timeout=PATIENCE, output_hook=hook, **options)
        return reply["content"], [p for p in published if p[0] not in ("status", "execute_input")]

    def send_as_code(self, code, cell):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": False}
        self.client.shell_channel.send(self.client.session.msg("execute_request", content, metadata={"cellId": cell}))

    def shell(self, request):
        """The reply to a request whose id is given."""
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def start_endless(self, code):
        """Sends a cell and returns its id once it has printed."""
        request = self.client.execute(code)
        while self.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass
        return request


class ClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.stop()

    def test_kernel_info_names_the_language(self):
        info = self.kernel.client.kernel_info(reply=True, timeout=PATIENCE)["content"]
        self.assertEqual(("C#", "headroom-csharp"), (info["language_info"]["name"], info["implementation"]))

    def test_a_cell_has_a_result_and_output(self):
        reply, published = self.kernel.run('Console.Write("out"); Console.Error.Write("err"); 6 * 7')
        self.assertEqual("ok", reply["status"])
        self.assertEqual([("stdout", "out"), ("stderr", "err")], [(c["name"], c["text"]) for t, c in published if t == "stream"])
        self.assertEqual("42", published[-1][1]["data"]["text/plain"])

    def test_the_course_is_there(self):
        reply, published = self.kernel.run('#load "../artifacts/notebook.csx"\nusing Headroom.Hardware;\nDevices.H100Sxm.Name')
        self.assertEqual("ok", reply["status"], reply)
        self.assertIn("H100", published[-1][1]["data"]["text/plain"])
        completed = self.kernel.client.complete("Devices.H100", reply=True, timeout=PATIENCE)["content"]
        self.assertIn("H100Sxm", completed["matches"])

    def test_errors_have_type_message_and_place(self):
        reply, _ = self.kernel.run("int[] few = { 1 };\nfew[3]")
        self.assertEqual("IndexOutOfRangeException", reply["ename"])
        self.assertIn("line 2", "\n".join(reply["traceback"]))
        reply, _ = self.kernel.run("undeclared + 1")
        self.assertEqual("CompilationError", reply["ename"])
        self.assertIn("CS0103", reply["evalue"])

    def test_completion_inspection_and_completeness(self):
        client = self.kernel.client
        self.assertIn("WriteLine", client.complete("Console.Wri", reply=True, timeout=PATIENCE)["content"]["matches"])
        self.assertIn("Math", client.inspect("Math.Sqrt(2)", 6, reply=True, timeout=PATIENCE)["content"]["data"]["text/plain"])
        statuses = {code: self.kernel.shell(client.is_complete(code))["status"] for code in ("1 + 1", "while (true) {", "int = 5;")}
        self.assertEqual({"1 + 1": "complete", "while (true) {": "incomplete", "int = 5;": "invalid"}, statuses)

    def test_history_and_comms(self):
        self.kernel.run("var forHistory = 1;")
        history = self.kernel.client.history(hist_access_type="tail", n=1, reply=True, timeout=PATIENCE)["content"]["history"]
        self.assertEqual("var forHistory = 1;", history[0][2])
        self.assertEqual({}, self.kernel.client.comm_info(reply=True, timeout=PATIENCE)["content"]["comms"])

    def test_displays_are_updated_and_outputs_cleared(self):
        _, published = self.kernel.run('var d = display("a", "text/plain"); d.Update("b"); clear_output();')
        self.assertEqual(["display_data", "update_display_data", "clear_output"], [t for t, _ in published])

    def test_silent_and_unstored_cells_and_user_expressions(self):
        before = self.kernel.run("1")[0]["execution_count"]
        self.assertEqual((before, []), (lambda r: (r[0]["execution_count"], r[1]))(self.kernel.run("2", silent=True)))
        self.assertEqual(before, self.kernel.run("3", store_history=False)[0]["execution_count"])
        reply, _ = self.kernel.run("var e = 5;", user_expressions={"twice": "e * 2"})
        self.assertEqual("10", reply["user_expressions"]["twice"]["data"]["text/plain"])

    def test_a_cell_can_ask(self):
        answers = lambda message: self.kernel.client.input("Ada")
        _, published = self.kernel.run('"Hello " + input("Name? ")', allow_stdin=True, stdin_hook=answers)
        self.assertEqual("Hello Ada", published[-1][1]["data"]["text/plain"])
        _, published = self.kernel.run('Console.ReadLine()', allow_stdin=True, stdin_hook=answers)
        self.assertEqual("Ada", published[-1][1]["data"]["text/plain"])
        reply, _ = self.kernel.run('input("Name? ")', allow_stdin=False)
        self.assertEqual("NotSupportedException", reply["ename"])

    def test_a_failure_aborts_the_cells_behind_it(self):
        gate = Path(os.environ["JUPYTER_DATA_DIR"]) / "gate"
        gate.unlink(missing_ok=True)
        client = self.kernel.client
        first = client.execute(f'while (!System.IO.File.Exists("{gate}")) System.Threading.Thread.Sleep(5);\nthrow new Exception("stop");')
        second = client.execute("1")
        self.assertEqual("complete", self.kernel.shell(client.is_complete("1"))["status"])  # By now both have arrived.
        gate.touch()
        self.assertEqual(("error", "aborted"), (self.kernel.shell(first)["status"], self.kernel.shell(second)["status"]))

    def test_an_endless_cell_is_interrupted_by_message_and_by_signal(self):
        self.kernel.run("var kept = 3;")
        for interrupt in (self.kernel.manager.interrupt_kernel, lambda: self.kernel.manager.signal_kernel(signal.SIGINT)):
            request = self.kernel.start_endless('Console.Write("go"); while (true) { }')
            interrupt()
            self.assertEqual("error", self.kernel.shell(request)["status"])
            self.assertEqual("3", self.kernel.run("kept")[1][-1][1]["data"]["text/plain"])

    def test_the_heart_beats_while_a_cell_runs(self):
        request = self.kernel.start_endless('Console.Write("go"); while (true) { }')
        self.assertTrue(self.kernel.client.is_alive())
        self.kernel.manager.interrupt_kernel()
        self.assertEqual("error", self.kernel.shell(request)["status"])


class LifeTest(unittest.TestCase):
    def test_a_restart_forgets_and_goes_on(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        kernel.run("var gone = 1;")
        kernel.manager.restart_kernel()
        kernel.client.wait_for_ready(timeout=PATIENCE)
        self.assertEqual("CompilationError", kernel.run("gone")[0]["ename"])
        self.assertEqual(2, kernel.run("1 + 1")[0]["execution_count"])

    def test_a_shutdown_ends_the_process_by_itself(self):
        kernel = Kernel()
        self.addCleanup(kernel.client.stop_channels)
        process = kernel.manager.provisioner.process
        kernel.client.shutdown()
        self.assertEqual(0, process.wait(timeout=PATIENCE))

    def test_a_kernel_ends_with_the_client_that_started_it(self):
        client = subprocess.Popen([sys.executable, "-c", ORPHAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        kernel = int(client.stdout.readline())
        client.kill()
        client.wait()
        client.stdin.close()
        client.stdout.close()
        limit = time.monotonic() + PATIENCE
        while runs(kernel):
            self.assertLess(time.monotonic(), limit, "the kernel still runs")
            time.sleep(0.1)

    def test_a_kernel_ends_with_its_parent_when_nobody_told_it_which_that_is(self):
        if os.name == "nt":
            self.skipTest("processes have other parents there")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        spec = json.loads((Path(os.environ["JUPYTER_DATA_DIR"]) / "kernels/headroom-csharp/kernel.json").read_text())
        connection, _ = write_connection_file(folder.name + "/connection.json")
        argv = [a.replace("{connection_file}", connection) for a in spec["argv"]]
        environment = {k: v for k, v in os.environ.items() if k != "JPY_PARENT_PID"}
        parent = subprocess.Popen([sys.executable, "-c", STARTER, *argv], env=environment, stdout=subprocess.PIPE, text=True)
        kernel = int(parent.stdout.readline())
        time.sleep(3)
        self.assertTrue(runs(kernel))
        parent.kill()
        parent.wait()
        parent.stdout.close()
        limit = time.monotonic() + 5 * SLOWNESS
        while runs(kernel):
            self.assertLess(time.monotonic(), limit, "the kernel still runs")
            time.sleep(0.1)

    def test_cells_have_cultures_where_icu_is_installed(self):
        if not find_library("icuuc"):
            self.skipTest("ICU is not installed")
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        reply, published = kernel.run('(3.5).ToString(new System.Globalization.CultureInfo("de-DE")) + "\\u00e9".Normalize(NormalizationForm.FormD).Length')
        self.assertEqual("3,52", published[-1][1]["data"]["text/plain"])

    def test_a_library_that_exits_says_so_before_the_kernel_is_gone(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        kernel.client.execute('typeof(Environment).GetMethod("Exit").Invoke(null, new object[] { 3 });')
        printed = ""
        while "ended the kernel's process" not in printed:
            message = kernel.client.get_iopub_msg(timeout=PATIENCE)
            printed += message["content"].get("text", "") if message["msg_type"] == "stream" else ""

    def test_a_process_that_native_code_ended_is_told_after_the_restart(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        kernel.run("var gone = 1;")
        kernel.client.execute(ABORT)
        kernel.manager.provisioner.process.wait(timeout=PATIENCE)
        kernel.manager.restart_kernel(now=True)
        kernel.client.wait_for_ready(timeout=PATIENCE)
        told = streams(kernel.run("1 + 1")[1])
        self.assertIn('ended while cell 2 ran ("// Two shapes that do not fit.")', told)
        self.assertIn("a native library may have ended the process", told)
        self.assertEqual("", streams(kernel.run("1 + 1")[1]))

    def test_the_notebook_that_vs_code_names_is_told_and_no_other(self):
        # VS Code writes a new connection file at each start, and names the notebook with each cell.
        ended = Kernel()
        self.addCleanup(ended.stop)
        ended.send_as_code(ABORT, "vscode-notebook-cell:/course/a.ipynb#X0")
        ended.manager.provisioner.process.wait(timeout=PATIENCE)
        for notebook, is_told in [("b", False), ("a", True), ("a", False)]:
            with self.subTest(notebook):
                kernel = Kernel()
                kernel.send_as_code("Console.Write(6 * 7);", f"vscode-notebook-cell:/course/{notebook}.ipynb#X1")
                printed, state = "", ""
                while "42" not in printed or state != "idle":
                    message = kernel.client.get_iopub_msg(timeout=PATIENCE)
                    printed += message["content"].get("text", "") if message["msg_type"] == "stream" else ""
                    state = message["content"].get("execution_state", state)
                kernel.stop()
                self.assertEqual(is_told, "ended while cell 1 ran" in printed, printed)

    def test_a_kernel_over_unix_sockets_answers(self):
        if os.name == "nt":
            self.skipTest("there are no Unix sockets")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        manager = KernelManager(kernel_name="headroom-csharp", transport="ipc", ip=folder.name + "/socket")
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        self.addCleanup(lambda: (client.stop_channels(), manager.shutdown_kernel(now=True)))
        client.wait_for_ready(timeout=PATIENCE)
        reply = client.execute_interactive("1 + 1", timeout=PATIENCE, output_hook=lambda message: None)
        self.assertEqual("ok", reply["content"]["status"])


if __name__ == "__main__":
    unittest.main()
