namespace Microsoft.DotNet.Interactive;

/// <summary>What a front end shows about a kernel.</summary>
public class KernelInfo
{
    public KernelInfo(string localName, string[]? aliases = null, bool isProxy = false, bool isComposite = false, string? description = null)
    {
        if (string.IsNullOrWhiteSpace(localName))
            throw new ArgumentException("A kernel needs a name.", nameof(localName));
        LocalName = localName;
        Aliases = aliases ?? [];
        IsProxy = isProxy;
        IsComposite = isComposite;
        Description = description;
        DisplayName = localName;
    }

    public string LocalName { get; }

    public string[] Aliases { get; internal set; }

    public string DisplayName { get; set; }

    public string? Description { get; set; }

    public string? LanguageName { get; set; }

    public string? LanguageVersion { get; set; }

    public bool IsProxy { get; set; }

    public bool IsComposite { get; set; }

    public override string ToString() => LocalName;

    internal bool IsNamed(string nameOrAlias) => LocalName == nameOrAlias || Aliases.Contains(nameOrAlias);
}
