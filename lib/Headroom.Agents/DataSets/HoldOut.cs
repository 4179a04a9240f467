using System.Security.Cryptography;
using System.Text;
using Headroom.Agents.Sources;

namespace Headroom.Agents.DataSets;

/// <summary>Files that nothing is learned from, and what says them again.</summary>
public sealed class HoldOut
{
    /// <summary>The share of a text's runs of eight words that makes it a repetition.</summary>
    public const double Threshold = 0.5;

    private const int Width = 8;

    private readonly HashSet<ulong> _runs = [];

    /// <param name="files">Their texts are not kept, only hashes of their runs.</param>
    public HoldOut(IEnumerable<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files) _runs.UnionWith(Words.Runs(file.Text, Width));
    }

    /// <summary>Whether a path is held out: one in <paramref name="every"/>, by its hash, so that no run and no order decides it.</summary>
    public static bool Holds(string path, int every = 8) => SHA256.HashData(Encoding.UTF8.GetBytes(path))[0] % every == 0;

    /// <summary>The share of a text's runs that the hold-out has.</summary>
    public double Share(string text)
    {
        var runs = Words.Runs(text, Width);
        return runs.Count == 0 ? 0 : (double)runs.Count(_runs.Contains) / runs.Count;
    }

    public bool Repeats(string text) => Share(text) >= Threshold;
}
