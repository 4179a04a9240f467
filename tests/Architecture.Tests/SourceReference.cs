namespace Architecture.Tests;

/// <summary>A name in a source that stands for a type, or a member of a type, of another folder or project.</summary>
/// <param name="File">Relative to the repository.</param>
/// <param name="Line">From 1.</param>
/// <param name="From">The folder of <paramref name="File"/> in its project; <see cref="Sources.Root"/> for the project's own.</param>
/// <param name="Assembly">The assembly that declares the type.</param>
/// <param name="To">The folder of the type's file, where it is of the same project; else null.</param>
/// <param name="Type">The type's name.</param>
internal sealed record SourceReference(string File, int Line, string From, string Assembly, string? To, string Type)
{
    public override string ToString() => $"{File}:{Line} uses {Type}";
}
