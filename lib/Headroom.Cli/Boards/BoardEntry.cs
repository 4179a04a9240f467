using System.Security.Cryptography;
using System.Text;

namespace Headroom.Cli.Boards;

/// <summary>A score, and the file that reached it, so that anybody can run it again. Nothing in it is verified by being there.</summary>
/// <param name="Exercise">Of the capstone: 11.1.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="S">From one half, at the baseline, to 1, at the bound.</param>
/// <param name="What">What was scored, and with <paramref name="Time"/>, <paramref name="Bound"/> and <paramref name="Baseline"/> in
/// <paramref name="Unit"/>.</param>
/// <param name="Seed">Of the inputs it was reached on.</param>
/// <param name="Source">The file.</param>
internal sealed record BoardEntry(
    string Exercise, string Name, double S, string What, string? Unit, double Time, double Bound, double Baseline, int Seed,
    DateTimeOffset At, string Source)
{
    /// <summary>The first digits of the file's SHA-256, line ends aside: equal files are seen at a glance.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source.ReplaceLineEndings("\n"))))[..8];

    /// <summary>The same entry comes from several files of several people.</summary>
    public (string, string, string) Key => (Exercise, Name, Hash);
}
