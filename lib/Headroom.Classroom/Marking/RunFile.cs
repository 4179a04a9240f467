using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Classroom.Marking;

/// <summary>
/// What a run grades, written before its first mark: the same for who resumes it. The key is drawn when the run begins, after everything
/// was handed in, and no graded process ever has it; an exercise's seed follows from it and is the same for the whole class.
/// </summary>
/// <param name="Key">32 hexadecimal digits.</param>
/// <param name="Exercises">Ids, in their order.</param>
/// <param name="Learners">All of the class, those of other shards too.</param>
/// <param name="Shard">K/N; null for the whole class.</param>
/// <param name="IsSandboxed">Whether a sandbox stands around graded code, not only the allow-list.</param>
public sealed record RunFile(
    string Key, IReadOnlyList<string> Exercises, IReadOnlyList<string> Learners, string? Shard, bool IsSandboxed)
{
    public const string FileName = "run.json";

    public static RunFile New(IReadOnlyList<string> exercises, IReadOnlyList<string> learners, string? shard, bool isSandboxed) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), exercises, learners, shard, isSandboxed);

    /// <summary>Null where the folder has none.</summary>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    public static RunFile? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), RunJson.Default.RunFile);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is broken: {e.Message}", e);
        }
    }

    public void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, RunJson.Default.RunFile));

    /// <summary>Of an exercise's inputs: 1 to 999,999.</summary>
    public int SeedOf(string exercise)
    {
        var hash = HMACSHA256.HashData(Convert.FromHexString(Key), Encoding.UTF8.GetBytes(exercise));
        return 1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % 999_999);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunFile))]
internal sealed partial class RunJson : JsonSerializerContext;
