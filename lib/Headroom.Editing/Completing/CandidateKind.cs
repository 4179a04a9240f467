namespace Headroom.Editing.Completing;

/// <summary>What a candidate is; the names are those that Roslyn gives editors, which have a picture for each.</summary>
public enum CandidateKind
{
    Class,
    Constant,
    Delegate,
    Enum,
    EnumMember,
    Event,
    ExtensionMethod,
    Field,
    File,
    Folder,
    Interface,
    Keyword,
    Label,
    Local,
    Method,
    Namespace,
    Parameter,
    Property,
    Structure,
    TypeParameter,
}
