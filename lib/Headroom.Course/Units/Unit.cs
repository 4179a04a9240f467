namespace Headroom.Course.Units;

/// <summary>One unit of the course: a notebook and the exercises it leads to.</summary>
public sealed record Unit
{
    /// <summary>Two digits: <c>01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Short name for files; <c>Id-Slug</c> is the folder of the unit's exercises.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence for the README's table.</summary>
    public required string Summary { get; init; }

    /// <summary>Relative to the repository: <c>notebooks/01-roofline.ipynb</c>.</summary>
    public required string Notebook { get; init; }

    /// <summary>Ids of earlier units.</summary>
    public required IReadOnlyList<string> BuildsOn { get; init; }

    public required IReadOnlyList<Exercise> Exercises { get; init; }

    /// <summary>Folder of its files below <c>exercises/</c>, <c>solutions/</c> and <c>tests/Mutants/</c>: <c>01-roofline</c>.</summary>
    public string Folder => $"{Id}-{Slug}";
}
