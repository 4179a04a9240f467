namespace Headroom.Course.Errors;

/// <summary>One thing that is wrong in a file of the course: where (line and column from 1), what, and how to mend it.</summary>
public sealed record ManifestError(string File, int Line, int Column, string What, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Fix}";
}
