namespace Headroom.Classroom.Intake;

/// <summary>How much of what was handed in is read at all; sizes in bytes.</summary>
public sealed record IntakeLimits
{
    /// <summary>Of one exercise's file: the longest solution has some 10 KB.</summary>
    public long File { get; init; } = 256 << 10;

    /// <summary>Of an archive as it lies there.</summary>
    public long Archive { get; init; } = 64L << 20;

    /// <summary>Of what an archive holds, unpacked.</summary>
    public long Unpacked { get; init; } = 256L << 20;

    /// <summary>Files and folders of one submission.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Folders within folders.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Of a clone.</summary>
    public long CloneBytes { get; init; } = 256L << 20;

    public TimeSpan CloneTime { get; init; } = TimeSpan.FromMinutes(2);
}
