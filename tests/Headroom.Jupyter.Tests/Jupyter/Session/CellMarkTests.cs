using Headroom.Jupyter.Session;

namespace Headroom.Jupyter.Tests.Jupyter.Session;

public sealed class CellMarkTests : IDisposable
{
    private const int Gone = int.MaxValue; // No process has this id.
    private const string CellOfA = "vscode-notebook-cell:/course/a.ipynb#X0", CellOfB = "vscode-notebook-cell:/course/b.ipynb#X0";
    private readonly string _folder = Directory.CreateTempSubdirectory("marks-").FullName;

    [Fact]
    public void A_kernel_that_ended_in_order_leaves_nothing()
    {
        var marks = Marks(Gone);
        Assert.Null(marks.Begin(1, "1 + 1", null));
        marks.End();
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void The_first_cell_of_the_next_kernel_is_told_which_one_ran_and_only_once()
    {
        Marks(Gone).Begin(7, "\n  Multiply(a, b);\nmore();", null);
        var next = Marks(Environment.ProcessId);
        var told = next.Begin(1, "1", null);
        Assert.Contains("ended while cell 7 ran (\"Multiply(a, b);\")", told, StringComparison.Ordinal);
        Assert.Null(next.Begin(2, "2", null));
        next.End();
        Assert.Null(Marks(Environment.ProcessId).Begin(1, "1", null));
    }

    [Fact]
    public void A_cell_that_still_runs_in_another_kernel_is_not_told()
    {
        using var other = System.Diagnostics.Process.GetCurrentProcess();
        Marks(other.Id, started: other.StartTime.ToUniversalTime()).Begin(7, "work();", null);
        Assert.Null(Marks(Gone).Begin(1, "1", null));
    }

    [Fact]
    public void A_process_that_has_got_the_id_of_one_that_ended_is_not_taken_for_it()
    {
        Marks(Environment.ProcessId, started: DateTime.UtcNow.AddDays(-1)).Begin(7, "work();", null);
        Assert.NotNull(Marks(Gone).Begin(1, "1", null));
    }

    [Theory]
    [InlineData(CellOfA, CellOfA, "/run/1.json", "/run/2.json", 5, 6, true)] // VS Code
    [InlineData(CellOfA, CellOfB, "/run/1.json", "/run/2.json", 5, 5, false)] // two notebooks of one window
    [InlineData(null, null, "/run/1.json", "/run/1.json", 5, 6, true)] // a Jupyter server
    [InlineData(null, null, "/run/1.json", "/run/2.json", 5, 5, true)] // one client, one folder
    [InlineData(null, null, "/run/1.json", "/run/2.json", 5, 6, false)]
    [InlineData(null, null, "/run/1.json", "/run/2.json", 0, 0, false)] // who started them is not known
    [InlineData("3f2a9c1e", "3f2a9c1e", "/run/1.json", "/run/2.json", 5, 6, false)] // a cell's id is no notebook
    public void Notebooks_do_not_mix(string? firstCell, string? nextCell, string firstFile, string nextFile, int firstParent, int nextParent, bool isTold)
    {
        Marks(Gone, firstFile, firstParent).Begin(3, "work();", firstCell);
        Assert.Equal(isTold, Marks(Environment.ProcessId, nextFile, nextParent).Begin(1, "1", nextCell) is not null);
    }

    [Fact]
    public void A_long_first_line_is_cut_between_characters()
    {
        Marks(Gone).Begin(1, new string('x', 79) + "😀 and more", null);
        Assert.Contains($"(\"{new string('x', 79)}…\")", Marks(Environment.ProcessId).Begin(1, "1", null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_and_a_file_that_is_no_mark_cost_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "headroom-1.cell"), "no mark");
        Assert.Null(Marks(Gone).Begin(1, "1", null));
        var nowhere = new CellMarks(Path.Combine(_folder, "missing"), Mark(Gone, "/run/1.json", 5, default));
        Assert.Null(nowhere.Begin(1, "1", null));
        nowhere.End();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CellMarks Marks(int process, string file = "/run/1.json", int parent = 5, DateTime started = default) => new(_folder, Mark(process, file, parent, started));

    private static CellMark Mark(int process, string file, int parent, DateTime started) => new(process, started, file, null, parent, "/course/notebooks", 0, "");
}
