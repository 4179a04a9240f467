using System.Text;
using Headroom.Tokenizing;
using Headroom.Testing;

namespace Headroom.Tests.Tokenizing;

/// <summary>Text of this repository, and a tokenizer that learned from it.</summary>
internal static class Samples
{
    private static readonly Lazy<IReadOnlyList<byte[]>> s_code = new(() =>
        [.. Directory.EnumerateFiles(Repository.PathTo("lib", "Headroom"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where(file => !file.Contains("obj", StringComparison.Ordinal)).Select(File.ReadAllBytes)]);

    private static readonly Lazy<BytePairTokenizer> s_tokenizer = new(() => BytePairTokenizer.Train(Count(Code), 1000));

    public static IReadOnlyList<byte[]> Code => s_code.Value;

    public static BytePairTokenizer Tokenizer => s_tokenizer.Value;

    public static WordCounts Count(IEnumerable<byte[]> texts)
    {
        var counts = new WordCounts();
        foreach (var text in texts) counts.Add(text);
        return counts;
    }

    public static WordCounts Count(params string[] texts) => Count(texts.Select(Encoding.UTF8.GetBytes));
}
