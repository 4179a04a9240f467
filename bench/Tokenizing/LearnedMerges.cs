using System.Diagnostics;
using Headroom.Course;
using Headroom.Tokenizing;

namespace Headroom.Bench.Tokenizing;

/// <summary>A vocabulary of 2,048 learned from the library's own sources, forty times over: words are counted, then merged.</summary>
internal static class LearnedMerges
{
    private const int Copies = 40, Rounds = 9, Vocabulary = 2048;

    public static Claim Claim => new()
    {
        Id = "tokenizer.merges",
        What = "text from which a vocabulary of 2,048 is learned in a second, one thread",
        Unit = "MB/s",
        Goal = 5,
        Better = Better.Higher,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        byte[][] texts =
            [.. Directory.EnumerateFiles(CourseLayout.Find().PathTo("lib/Headroom"), "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        var megabytes = Copies * texts.Sum(text => (double)text.Length) / 1e6;
        return [.. Enumerable.Range(1, Rounds).Select(round =>
        {
            progress($"{megabytes:0} MB, {round} of {Rounds}");
            var clock = Stopwatch.StartNew();
            Learn(texts);
            return megabytes / clock.Elapsed.TotalSeconds;
        })];
    }

    private static void Learn(byte[][] texts)
    {
        var counts = new WordCounts();
        for (var copy = 0; copy < Copies; copy++)
            foreach (var text in texts) counts.Add(text);
        BytePairTokenizer.Train(counts, Vocabulary);
    }
}
