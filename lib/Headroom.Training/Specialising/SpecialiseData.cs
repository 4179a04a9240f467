using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Edits;

namespace Headroom.Training.Specialising;

/// <summary>
/// What a model is specialised on, and the whole files that it is examined on: train.jsonl and holdout.jsonl of a folder.
/// </summary>
/// <param name="Documents">Tokens of each file and edit that is read.</param>
/// <param name="Bytes">Of their text.</param>
/// <param name="HeldOut">Files that are asked.</param>
/// <param name="Fingerprint">The same for the same two files.</param>
public sealed record SpecialiseData(
    IReadOnlyList<ushort[]> Documents, long Bytes, IReadOnlyList<ExamFile> HeldOut, string Fingerprint)
{
    /// <summary>What is read.</summary>
    public const string TrainName = "train.jsonl";

    /// <summary>What is asked.</summary>
    public const string HoldOutName = "holdout.jsonl";

    private const string Shapes =
        "A line is an object: {\"path\",\"text\"} for a file, {\"path\",\"instruction\",\"before\",\"after\"} for an edit.";

    /// <exception cref="FormatException">A file is missing or empty, or a line is not what it should be; the message names both and says
    /// what to do.</exception>
    public static SpecialiseData Read(string folder, BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (train, heldOut) = (Items(folder, TrainName), Items(folder, HoldOutName));
        foreach (var item in heldOut)
            if (item.Text is null)
                throw Wrong(HoldOutName, item.Line, "is an edit", "Held out are whole files, for that is what is asked.");
        var known = train.Where(item => item.Text is not null).Select(item => item.Path).ToHashSet();
        if (heldOut.Find(item => known.Contains(item.Path)) is { } both)
            throw Wrong(HoldOutName, both.Line, $"is {both.Path}, which {TrainName} has too", "Take it out of one of the two.");
        return new(
            [.. train.Select(item => item.Tokens(tokenizer))], train.Sum(item => (long)item.Bytes),
            [.. heldOut.Select(item => ExamFile.Of(item.Path, item.Text!, tokenizer))],
            Convert.ToHexStringLower(SHA256.HashData([.. Raw(folder, TrainName), 0, .. Raw(folder, HoldOutName)])));
    }

    private static List<Item> Items(string folder, string name)
    {
        var lines = Encoding.UTF8.GetString(Raw(folder, name)).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var items = lines.Index().Where(line => line.Item.Trim().Length > 0).Select(line => Read(name, line.Index + 1, line.Item)).ToList();
        return items.Count > 0 ? items : throw new FormatException($"{name} has no line. {Shapes}");
    }

    private static Item Read(string name, int line, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Wrong(name, line, "is no object", Shapes);
            var words = json.RootElement.EnumerateObject().ToDictionary(each => each.Name, each =>
                each.Value.ValueKind == JsonValueKind.String ? CodeText.Normalise(each.Value.GetString()!)
                : throw Wrong(name, line, $"has a {each.Name} that is no text", Shapes));
            var item = words.Keys.Order(StringComparer.Ordinal).ToArray() switch
            {
                ["path", "text"] => new Item(line, words["path"], words["text"], null),
                ["after", "before", "instruction", "path"] => new Item(
                    line, words["path"], null, new Edit(words["instruction"], words["before"], words["after"])),
                var other => throw Wrong(name, line, $"has the members {string.Join(", ", other)}", Shapes),
            };
            if (item.Bytes == 0) throw Wrong(name, line, "is empty", "Leave empty files out.");
            return item;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Wrong(name, line, $"cannot be read: {wrong.Message}", Shapes);
        }
    }

    private static byte[] Raw(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new FormatException($"there is no {path}. {Shapes}");
    }

    private static FormatException Wrong(string name, int line, string what, string cure) => new($"{name}, line {line} {what}. {cure}");

    private sealed record Item(int Line, string Path, string? Text, Edit? Edit)
    {
        public int Bytes => Encoding.UTF8.GetByteCount(Text ?? Edit!.Before + Edit.After);

        public ushort[] Tokens(BytePairTokenizer tokenizer) => Edit is null
            ? tokenizer.Encode(Encoding.UTF8.GetBytes(Text!))
            : [.. Edit.PromptTokens(tokenizer), .. Edit.AnswerTokens(tokenizer)];
    }
}
