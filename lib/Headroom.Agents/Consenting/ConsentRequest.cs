using System.Globalization;

namespace Headroom.Agents.Consenting;

/// <summary>What would be sent, before anything is.</summary>
/// <param name="Repository">Full path of its folder.</param>
/// <param name="Host">Where to, with the port where it is not the usual one.</param>
/// <param name="Files">Paths of all files that may be sent, whole.</param>
/// <param name="MostTokens">A bound on what is sent and answered.</param>
public sealed record ConsentRequest(string Repository, string Host, string Model, IReadOnlyList<string> Files, long MostTokens)
{
    private const int Shown = 12;

    /// <summary>The request in words, for who decides.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"""
        {Files.Count:#,0} files of {Repository} may be sent to {Host} (model {Model}), at most {MostTokens:#,0} tokens with the answers:
        {string.Join('\n', Files.Take(Shown).Select(file => "  " + file))}{(Files.Count > Shown ? $"\n  and {Files.Count - Shown:#,0} more" : "")}
        """).ReplaceLineEndings("\n");
}
