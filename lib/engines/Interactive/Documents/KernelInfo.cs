namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>A kernel as a document names it.</summary>
public class KernelInfo(string name, string? languageName = null, IReadOnlyCollection<string>? aliases = null)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public string? LanguageName { get; } = languageName;

    public IReadOnlyCollection<string> Aliases { get; } = aliases ?? [];

    public override string ToString() => Name;
}
