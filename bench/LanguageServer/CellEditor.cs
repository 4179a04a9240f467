using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.LanguageServer;

/// <summary>An editor with one notebook open, beside <c>./course language-server</c> as a process.</summary>
internal sealed class CellEditor : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process = Process.Start(
        new ProcessStartInfo(DotnetHost.Path, ["exec", CourseLayout.Find().Command, "language-server"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    private readonly string _notebook = new Uri(CourseLayout.Find().PathTo("notebooks/02-kernels.ipynb")).AbsoluteUri;
    private readonly List<string> _cells;
    private int _sent, _version = 1;

    /// <summary>Introduces itself; the notebook's cells are notebook 02's, and small ones behind them up to a number.</summary>
    public CellEditor(int cells = 0)
    {
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _cells = [.. Notebook02()];
        _cells.AddRange(Enumerable.Range(_cells.Count, Math.Max(0, cells - _cells.Count))
            .Select(at => $"var x{at} = {at}; int F{at}(int a) => a + x{at};"));
        Ask("initialize", new() { ["processId"] = Environment.ProcessId, ["capabilities"] = new JsonObject() });
        Tell("initialized", []);
    }

    public int Cells => _cells.Count;

    public void Open() => Tell("notebookDocument/didOpen", new()
    {
        ["notebookDocument"] = new JsonObject
        {
            ["uri"] = _notebook, ["notebookType"] = "jupyter-notebook", ["version"] = 1,
            ["cells"] = new JsonArray([.. _cells.Select((_, at) => new JsonObject { ["kind"] = 2, ["document"] = Uri(at) })]),
        },
        ["cellTextDocuments"] = new JsonArray([.. _cells.Select((text, at) => new JsonObject
        {
            ["uri"] = Uri(at), ["languageId"] = "csharp", ["version"] = 1, ["text"] = text,
        })]),
    });

    /// <summary>Writes a line at the end of a cell, counted from 1, and asks what may follow it; returns how many names came.</summary>
    public int Complete(int cell, string line)
    {
        var at = cell - 1;
        _version++;
        Tell("notebookDocument/didChange", new()
        {
            ["notebookDocument"] = new JsonObject { ["uri"] = _notebook, ["version"] = _version },
            ["change"] = new JsonObject
            {
                ["cells"] = new JsonObject
                {
                    ["textContent"] = new JsonArray(new JsonObject
                    {
                        ["document"] = new JsonObject { ["uri"] = Uri(at), ["version"] = _version },
                        ["changes"] = new JsonArray(new JsonObject { ["text"] = $"{_cells[at]}\n{line}" }),
                    }),
                },
            },
        });
        var list = Ask("textDocument/completion", new()
        {
            ["textDocument"] = new JsonObject { ["uri"] = Uri(at) },
            ["position"] = new JsonObject { ["line"] = _cells[at].Count(c => c == '\n') + 1, ["character"] = line.Length },
        });
        return list!["items"]!.AsArray().Count;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_patience)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static IEnumerable<string> Notebook02()
    {
        var cells = JsonNode.Parse(File.ReadAllText(CourseLayout.Find().PathTo("notebooks/02-kernels.ipynb")))!["cells"]!.AsArray();
        return cells.Where(cell => (string?)cell!["cell_type"] == "code")
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string?)line)));
    }

    private string Uri(int cell) => $"vscode-notebook-cell:{_notebook}#{cell}";

    private JsonNode? Ask(string method, JsonObject parameters)
    {
        Send(new() { ["jsonrpc"] = "2.0", ["id"] = ++_sent, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var message = Read();
            if (message["method"] is not null || (int?)message["id"] != _sent) continue;
            if (message["error"] is { } error) throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            return message["result"];
        }
    }

    private void Tell(string method, JsonObject parameters) =>
        Send(new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        var stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        stream.Write(body);
        stream.Flush();
    }

    private JsonNode Read()
    {
        var (stream, length, line) = (_process.StandardOutput.BaseStream, 0, new StringBuilder());
        while (true)
        {
            var next = stream.ReadByte();
            if (next < 0) throw new InvalidOperationException("the language server ended");
            if (next != '\n')
            {
                if (next != '\r') line.Append((char)next);
                continue;
            }
            if (line.Length == 0) break;
            if (line.ToString() is ['C', ..] header && header.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(header["Content-Length: ".Length..], CultureInfo.InvariantCulture);
            line.Clear();
        }
        var body = new byte[length];
        stream.ReadExactly(body);
        return JsonNode.Parse(body)!;
    }
}
