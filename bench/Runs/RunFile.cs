using System.Text.Json;

namespace Headroom.Bench.Runs;

/// <summary>
/// The last run, in <c>.course/bench.json</c>: written whole after each claim, so that a run which was ended goes on where it was. One
/// process at a time holds it, for two that measure side by side measure each other.
/// </summary>
public sealed class RunFile : IDisposable
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };
    private readonly string _path;
    private readonly FileStream _turn;

    /// <exception cref="InvalidOperationException">Another run measures now.</exception>
    public RunFile(string folder)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, "bench.json");
        var turn = Path.Combine(folder, "bench.lock");
        try
        {
            _turn = new FileStream(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                "another ./course bench measures here. Two at once would measure each other: wait for it.", e);
        }
    }

    /// <summary>Null where there is none, or none that can be read.</summary>
    public Run? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Run>(File.ReadAllText(_path));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(Run run) => AtomicFile.Write(_path, JsonSerializer.Serialize(run, s_options));

    public void Dispose() => _turn.Dispose();
}
