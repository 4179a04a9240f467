using System.Diagnostics;
using System.Text.Json;
using Headroom.Course;
using Headroom.Grading.Hosting;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Running;

/// <summary>One run of <c>./course run</c> as a process of its own, with the page and the executed notebook it wrote.</summary>
internal sealed class CourseRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebook-run-").FullName;

    private CourseRun(string unit, string notebook, CourseCopy? untouched)
    {
        var layout = CourseLayout.Find();
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "exec", layout.Command, "run", unit, "--html", _folder, "--ipynb", _folder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        if (untouched is null) start.ArgumentList.Add("--solutions");
        else start.Environment[CourseLayout.Variable] = untouched.Layout.Root;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        Printed = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        ExitCode = process.ExitCode;
        var name = Path.GetFileNameWithoutExtension(notebook);
        Html = Read(name + ".html");
        Executed = JsonDocument.Parse(Read(name + ".ipynb") is { Length: > 0 } text ? text : "{\"cells\":[]}");
    }

    public int ExitCode { get; }

    public string Printed { get; }

    public string Html { get; }

    public JsonDocument Executed { get; }

    /// <summary>In a copy of the course, so that neither a learner's files nor what was passed count.</summary>
    public static CourseRun WithStubs(string unit, string notebook)
    {
        using var untouched = new CourseCopy();
        return new(unit, notebook, untouched);
    }

    /// <summary>What came of it is kept under artifacts, where the book's tests take it.</summary>
    public static CourseRun WithSolutions(string unit, string notebook)
    {
        var run = new CourseRun(unit, notebook, untouched: null);
        if (run.ExitCode == 0) run.Keep(CourseLayout.Find().PathTo("artifacts/executed"));
        return run;
    }

    /// <summary>Source and outputs of the code cells.</summary>
    public IEnumerable<(string Source, IReadOnlyList<JsonElement> Outputs)> Cells() =>
        Executed.RootElement.GetProperty("cells").EnumerateArray()
        .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
        .Select(cell => (Text(cell.GetProperty("source")), (IReadOnlyList<JsonElement>)[.. cell.GetProperty("outputs").EnumerateArray()]));

    public static string Text(JsonElement lines) =>
        lines.ValueKind == JsonValueKind.Array ? string.Concat(lines.EnumerateArray().Select(l => l.GetString())) : lines.GetString() ?? "";

    public void Dispose()
    {
        Executed.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Keep(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(_folder))
            AtomicFile.Write(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllText(file));
    }

    private string Read(string name)
    {
        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }
}
