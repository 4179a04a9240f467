namespace Headroom.Training.Code;

/// <summary>One document of the code corpus.</summary>
/// <param name="Path">In the repository, with slashes.</param>
/// <param name="Sha256">Of its text with line feeds alone, in lower-case hex.</param>
/// <param name="HeldOut">Whether it is measured on and never trained on.</param>
public readonly record struct CodeFile(string Path, string Sha256, bool HeldOut)
{
    /// <summary>Whether its text is C#.</summary>
    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);
}
