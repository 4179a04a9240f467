using System.Text.Json;
using Headroom.Tokenizing;
using Headroom.Training.Models;
using Headroom.Training.Specialising;

namespace Headroom.Testing.Specialising;

public sealed class SpecialiseJobTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 264, Context = 32, Width = 32, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 64,
    };

    private static readonly SpecialiseData s_data = Data("a.Count = b.Count;\n");

    [NativeFact]
    public void What_was_learned_shows_on_files_that_were_not_read()
    {
        using var folder = new TemporaryFolder();
        var lines = new List<string>();
        Job(folder, s_data, lines).Run(minutes: 0.1, seed: 1);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "result.json")));
        double Bits(string when) => result.RootElement.GetProperty(when).GetProperty("bitsPerByte").GetProperty("mean").GetDouble();
        Assert.True(Bits("after") < Bits("before") - 0.1, $"{Bits("before")}, {Bits("after")}");
        Assert.Equal(Bits("after") - Bits("before"), Bits("difference"), 1e-5);
        Assert.Equal(["model", "seed", "steps", "seconds", "trainTokens", "before", "after", "difference"],
            result.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, result.RootElement.GetProperty("after").GetProperty("files").GetInt32());
        Assert.True(result.RootElement.GetProperty("after").GetProperty("identifier").GetProperty("asked").GetInt32() > 0);

        Job(folder, s_data, lines).Run(minutes: 0.1, seed: 1);
        Assert.Contains("is there already", lines[^1], StringComparison.Ordinal);
    }

    [NativeFact]
    public void A_run_that_was_ended_goes_on_from_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var lines = new List<string>();
        Job(folder, s_data, lines).Run(minutes: 0.1, seed: 1);
        // As a run leaves it that is killed after its last checkpoint.
        File.Delete(Path.Combine(folder.Path, "result.json"));
        File.WriteAllText(Path.Combine(folder.Path, "result.json.1.tmp"), "{");
        lines.Clear();
        Job(folder, s_data, lines).Run(minutes: 0.1, seed: 1);
        Assert.Contains(lines, line => line.StartsWith("goes on after step", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("tiny before", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder.Path, "result.json")));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp"));
    }

    [NativeFact]
    public void Another_run_in_the_same_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        Job(folder, s_data, []).Run(minutes: 0.02, seed: 1);
        Assert.Contains("--out",
            Assert.Throws<FormatException>(() => Job(folder, s_data, []).Run(0.02, seed: 2)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Job(folder, Data("x"), []).Run(0.02, seed: 1));
    }

    private static SpecialiseJob Job(TemporaryFolder folder, SpecialiseData data, List<string> lines) =>
        new(new TinyLm(s_shape, seed: 1), "tiny", data, s_shape.Vocabulary, folder.Path, lines.Add);

    private static SpecialiseData Data(string line)
    {
        var tokenizer = new BytePairTokenizer([]);
        string Text(int times) => string.Concat(Enumerable.Repeat(line, times));
        return new([tokenizer.Encode(Text(40)), tokenizer.Encode(Text(20))], 60 * line.Length,
            [.. Enumerable.Range(3, 3).Select(times => ExamFile.Of($"{times}.cs", Text(times), tokenizer))], line);
    }
}
