using System.CommandLine;
using System.Text.Json;
using Headroom.Cli.Exporting;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>export UNIT --cs</c>: a notebook as one file that <c>dotnet run</c> executes.</summary>
internal static class ExportVerb
{
    public static Command Create(Learner learner)
    {
        var unit = new Argument<string>("UNIT") { Description = "a unit (02)" };
        var cs = new Option<bool>("--cs") { Description = "as one C# file for dotnet run" };
        var output = new Option<string?>("--out")
        {
            Description = "the file; by default out/export/NOTEBOOK/NOTEBOOK.cs", HelpName = "FILE",
        };
        var command = new Command("export", "A notebook as one file that dotnet run executes.") { unit, cs, output };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(cs)) throw new UsageException("Say what as: ./course export 02 --cs writes one C# file for dotnet run.");
            return Run(learner, learner.Course.FindUnit(parsed.GetRequiredValue(unit)), parsed.GetValue(output));
        });
        return command;
    }

    private static int Run(Learner learner, Unit unit, string? output)
    {
        var layout = learner.Layout;
        // Each in a folder of its own: the course's build takes every C# file of a folder.
        var name = Path.GetFileNameWithoutExtension(unit.Notebook);
        var file = Path.GetFullPath(output ?? layout.PathTo($"out/export/{name}/{name}.cs"));
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        using var notebook = JsonDocument.Parse(File.ReadAllText(layout.PathTo(unit.Notebook)));
        var lib = Path.GetRelativePath(folder, layout.PathTo("lib")).Replace('\\', '/');
        AtomicFile.Write(file, NotebookProgram.Of(name, $"{unit.Id} {unit.Title}", Cells(notebook.RootElement), lib));
        learner.Screen.Labelled("wrote", new Piece(file, Ink.Path));
        var seen = Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/');
        learner.Screen.Labelled("run", new Piece($"dotnet run {seen}", Ink.Path));
        return Exit.Ok;
    }

    private static List<(bool IsCode, string Text)> Cells(JsonElement notebook) =>
    [
        .. notebook.GetProperty("cells").EnumerateArray().Select(cell => (cell.GetProperty("cell_type").GetString() == "code",
            Text(cell.GetProperty("source")))),
    ];

    private static string Text(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
        : source.GetString() ?? "";
}
