namespace Headroom.Cli.Running;

/// <summary>
/// While a cell runs, an end of the process is that cell's doing. <c>Environment.Exit</c> in a cell ends the cell alone; one in a library
/// ends the
/// process, and then this says where, and that the run failed.
/// </summary>
internal sealed class CellExitWatch : IDisposable
{
    private readonly string _notebook;
    private readonly int _cell;

    public CellExitWatch(string notebook, int cell)
    {
        (_notebook, _cell) = (notebook, cell);
        AppDomain.CurrentDomain.ProcessExit += Tell;
    }

    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= Tell;

    private void Tell(object? sender, EventArgs e)
    {
        // Not by Console: a cell's writer is in its place.
        using var error = new StreamWriter(Console.OpenStandardError());
        error.WriteLine(
            $"{_notebook}, cell {_cell}: the cell ended the process (exit code {Environment.ExitCode}). The cells below it were not run.");
        Environment.ExitCode = Exit.Failed;
    }
}
