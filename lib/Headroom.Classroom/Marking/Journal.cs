using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Classroom.Marking;

/// <summary>
/// The marks of a run, a line each, appended as they come. A line that was cut off by the end of the process is dropped when the file is
/// opened again, and its exercise is graded again: no mark is lost and none stands twice.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Learner, string Exercise), Mark> _marks = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _problems = [];

    private Journal(FileStream file) => _file = file;

    /// <summary>Opens the file for this process alone, and reads what is there.</summary>
    /// <exception cref="InvalidDataException">Another process writes it, or a line in its middle is no mark.</exception>
    public static Journal Open(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"{path} is in use: another run of grade writes it, or has not ended yet", e);
        }
        var journal = new Journal(file);
        journal.ReadAll(path);
        return journal;
    }

    /// <summary>The marks of a run that has ended, to be read alone.</summary>
    public static (IReadOnlyList<Mark> Marks, IReadOnlyDictionary<string, IReadOnlyList<string>> Problems) Read(string path)
    {
        using var journal = Open(path);
        return (journal.Marks, journal.Problems);
    }

    public IReadOnlyList<Mark> Marks
    {
        get
        {
            lock (_gate) return [.. _marks.Values];
        }
    }

    /// <summary>What could not be read, by learner.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Problems
    {
        get
        {
            lock (_gate) return new Dictionary<string, IReadOnlyList<string>>(_problems);
        }
    }

    public bool Has(string learner, string exercise)
    {
        lock (_gate) return _marks.ContainsKey((learner, exercise));
    }

    /// <exception cref="InvalidOperationException">The mark is there already.</exception>
    public void Add(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        lock (_gate)
        {
            if (!_marks.TryAdd((mark.Learner, mark.Exercise), mark with { Region = null }))
                throw new InvalidOperationException($"{mark.Exercise} of {mark.Learner} is marked already");
            Append(new JournalLine(mark, null, null));
        }
    }

    /// <summary>What was wrong with the submission as a whole.</summary>
    public void Problem(string learner, IReadOnlyList<string> problems)
    {
        lock (_gate)
        {
            if (!_problems.TryAdd(learner, problems)) return;
            Append(new JournalLine(null, learner, problems));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
        }
    }

    // One write for a line: what is cut off is its end, never its middle.
    private void Append(JournalLine line)
    {
        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, JournalJson.Default.JournalLine) + "\n"));
        _file.Flush();
    }

    private void ReadAll(string path)
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n') + 1;
        foreach (var (index, line) in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Index()) Read(line, path, index + 1);
        _file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, end)));
        _file.Seek(0, SeekOrigin.End);
    }

    private void Read(string line, string path, int number)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine)!;
            if (read.Mark is { } mark) _marks.Add((mark.Learner, mark.Exercise), mark);
            if (read.Learner is { } learner) _problems[learner] = read.Problems ?? [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}:{number} is no line of a journal, or a mark for the second time: {e.Message}", e);
        }
    }
}

/// <summary>A mark, or what was wrong with a submission.</summary>
internal sealed record JournalLine(Mark? Mark, string? Learner, IReadOnlyList<string>? Problems);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
