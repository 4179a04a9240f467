namespace Headroom.Cli.Mutants;

/// <summary>One thing wrong with a page of mutants: where (line from 1), what, and how to mend it.</summary>
internal sealed record PageError(string File, int Line, string What, string Cure)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Cure}";
}

/// <summary>A page of mutants cannot be read, or does not fit its solution. Holds every error found, in the order of the page.</summary>
internal sealed class PageException(IReadOnlyList<PageError> errors) : InvalidOperationException(string.Join('\n', errors))
{
    public IReadOnlyList<PageError> Errors { get; } = errors;
}
