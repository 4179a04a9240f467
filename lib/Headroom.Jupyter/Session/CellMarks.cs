using System.Diagnostics;
using System.Text.Json;

namespace Headroom.Jupyter.Session;

/// <summary>
/// A file while a cell runs. A kernel that ends in order leaves none, so one that is left behind says that its process was ended from within or from
/// outside, and during which cell. It costs a small file a cell and nothing where the folder cannot be written.
/// </summary>
internal sealed class CellMarks
{
    private const string Prefix = "headroom-", Suffix = ".cell";
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(7), s_clock = TimeSpan.FromSeconds(2);

    private readonly string _folder, _file;
    private readonly CellMark _kernel;
    private bool _hasLooked;

    public CellMarks(string folder, CellMark kernel) => (_folder, _kernel, _file) = (folder, kernel, Path.Combine(folder, $"{Prefix}{kernel.Process}{Suffix}"));

    /// <summary>Those of this process, beside its connection file.</summary>
    public static CellMarks Beside(string connectionFile, int parent)
    {
        var file = Path.GetFullPath(connectionFile);
        using var self = Process.GetCurrentProcess();
        var notebook = Environment.GetEnvironmentVariable("JPY_SESSION_NAME") is { Length: > 0 } named ? named : null;
        return new(Path.GetDirectoryName(file)!, new(
            self.Id, self.StartTime.ToUniversalTime(), file, notebook, parent, Directory.GetCurrentDirectory(), 0, ""));
    }

    /// <summary>Marks the cell; returns what the first cell of a kernel has to tell of the session before, null otherwise.</summary>
    public string? Begin(int number, string code, string? cellId)
    {
        var mark = _kernel.At(number, code, CellMark.NotebookOf(cellId));
        var told = _hasLooked ? null : LeftBehind(mark);
        _hasLooked = true;
        Try(() => Write(mark));
        return told;
    }

    /// <summary>The cell has ended, or the kernel ends in order.</summary>
    public void End() => Try(() => File.Delete(_file));

    private string? LeftBehind(CellMark mark)
    {
        string? told = null;
        Try(() =>
        {
            foreach (var file in new DirectoryInfo(_folder).EnumerateFiles($"{Prefix}*{Suffix}").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                var other = Read(file.FullName);
                if (other is not null && IsAlive(other)) continue;
                if (other is not null && other.IsOfSameSession(mark)) told ??= other.Told;
                else if (DateTime.UtcNow - file.LastWriteTimeUtc < s_kept) continue;
                file.Delete();
            }
        });
        return told;
    }

    // The learner's code stands in it: for nobody else's eyes, as Jupyter's own files in this folder.
    private void Write(CellMark mark)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(_file, options);
        JsonSerializer.Serialize(file, mark);
    }

    private static CellMark? Read(string file)
    {
        try { return JsonSerializer.Deserialize<CellMark>(File.ReadAllText(file)); }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException) { return null; }
    }

    private static bool IsAlive(CellMark mark)
    {
        try
        {
            using var process = Process.GetProcessById(mark.Process);
            return (process.StartTime.ToUniversalTime() - mark.Started).Duration() < s_clock && !process.HasExited;
        }
        catch (ArgumentException) { return false; }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception) { return true; } // Of another user, or ending just now.
    }

    private static void Try(Action work)
    {
        try { work(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { /* Nothing is told after a crash then. */ }
    }
}
