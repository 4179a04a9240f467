using Headroom.Testing;

namespace Headroom.Training.Code;

/// <summary>The corpus as its manifest has it. Files that changed since come from git, which a shallow clone lacks.</summary>
internal static class History
{
    private static readonly Lazy<(IReadOnlyList<CodeDocument> Documents, string? Lacks)> s_read = new(Read);

    /// <summary>The documents of the code corpus; skips the test where git cannot give them.</summary>
    public static IReadOnlyList<CodeDocument> Documents
    {
        get
        {
            Require();
            return s_read.Value.Documents;
        }
    }

    /// <summary>Skips the test where git cannot give what has changed since.</summary>
    public static void Require() => Assert.SkipWhen(s_read.Value.Lacks is not null, s_read.Value.Lacks ?? "");

    private static (IReadOnlyList<CodeDocument>, string?) Read()
    {
        try
        {
            return (CodeCorpus.Read(Repository.Root, CodeManifest.Current), null);
        }
        catch (InvalidDataException lacking)
        {
            return ([], lacking.Message);
        }
    }
}
