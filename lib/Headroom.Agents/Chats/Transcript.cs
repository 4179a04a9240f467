using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Chats;

/// <summary>An answer as it is kept.</summary>
/// <param name="Request">SHA-256 of the teacher's name and all messages, in hex.</param>
/// <param name="Teacher">Its name, by which its answers are kept apart from another's.</param>
/// <param name="Asked">The last message, for who reads the file.</param>
/// <param name="Cut">Whether the answer ended at the limit of its tokens.</param>
public sealed record RecordedAnswer(
    string Request, string Teacher, string Asked, string Answer, string? Model, long? InputTokens, long? OutputTokens, bool Cut);

/// <summary>
/// Answers of a teacher by what was asked: a line of JSON each, added and flushed to the disk before the answer is used. A process that is
/// killed loses at most the answer that was on its way.
/// </summary>
public sealed class Transcript : IDisposable
{
    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, RecordedAnswer> _answers = [];
    private readonly FileStream? _file;

    private Transcript(FileStream? file) => _file = file;

    public int Count => _answers.Count;

    /// <summary>A transcript to read from and add to; what a killed process left half written goes.</summary>
    /// <exception cref="IOException">Another process writes it.</exception>
    /// <exception cref="FormatException">A line before the last is no answer.</exception>
    public static Transcript Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var transcript = new Transcript(file);
            file.SetLength(transcript.Take(file, path));
            file.Seek(0, SeekOrigin.End);
            return transcript;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A transcript that is only read, such as one that was shipped.</summary>
    public static Transcript Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var transcript = new Transcript(null);
        transcript.Take(file, path);
        return transcript;
    }

    /// <summary>The name of whoever gave the first answer; null of an empty transcript.</summary>
    public string? Teacher { get; private set; }

    /// <summary>What identifies a request: the teacher, and roles and texts of its messages.</summary>
    public static string Key(string teacher, IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var text = JsonSerializer.Serialize(messages.Select(message => new[] { message.Role.Value, message.Text }).Prepend([teacher]));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public RecordedAnswer? Find(string request) => _answers.GetValueOrDefault(request);

    /// <exception cref="InvalidOperationException">The transcript is only read.</exception>
    public void Add(RecordedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (_file is null) throw new InvalidOperationException("this transcript is only read");
        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer, s_json) + "\n"));
        _file.Flush(flushToDisk: true);
        Keep(answer);
    }

    public void Dispose() => _file?.Dispose();

    private void Keep(RecordedAnswer answer)
    {
        Teacher ??= answer.Teacher;
        _answers[answer.Request] = answer;
    }

    // The bytes up to the end of the last whole line.
    private long Take(FileStream file, string path)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var (start, line) = (0, 0);
        while (Array.IndexOf(bytes, (byte)'\n', start) is >= 0 and var end)
        {
            line++;
            if (Parse(bytes.AsSpan(start, end - start)) is { } answer) Keep(answer);
            // Blocks of a file may reach the disk out of order: a last line can be whole and wrong.
            else if (end == bytes.Length - 1) break;
            else throw new FormatException($"{path}:{line} is no recorded answer");
            start = end + 1;
        }
        return start;
    }

    private static RecordedAnswer? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<RecordedAnswer>(line, s_json);
            return answer is { Request: not null, Teacher: not null, Answer: not null } ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
