namespace Headroom.Training.Loop;

/// <summary>What a run reads, as shares of its rows. All 0 is a text of stories, byte by byte.</summary>
public readonly record struct TokenShares(double Stories, double Code, double Edits, double Talks)
{
    /// <summary>Names of token files, and their shares above 0.</summary>
    public IEnumerable<(string Part, double Share)> Parts => new (string Part, double Share)[]
    {
        ("stories", Stories), ("code", Code), ("edits", Edits), ("talks", Talks),
    }.Where(part => part.Share > 0);
}
