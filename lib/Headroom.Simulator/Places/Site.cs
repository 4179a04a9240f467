namespace Headroom.Simulator.Places;

/// <summary>What a site does to memory.</summary>
public enum SiteKind
{
    /// <summary>Loads.</summary>
    Read,

    /// <summary>Stores.</summary>
    Write,

    /// <summary>Reads and writes in one step that no other lane can come between.</summary>
    Atomic,

    /// <summary>Computes an address that loads and stores go through; the place where bounds are checked.</summary>
    Index,

    /// <summary>Calls a device function that may fail.</summary>
    Call,

    /// <summary>Makes what the thread did before visible to other groups before what it does after.</summary>
    Fence,
}

/// <summary>A place in a kernel that touches memory. Ids follow the code, so lanes that are behind have the smaller one.</summary>
/// <param name="Id">Its number in the kernel, from 0.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Size">Bytes per lane: 1 to 16, a power of two.</param>
/// <param name="Name">The view or variable in the source, if known.</param>
/// <param name="Line">The source line, if known.</param>
public sealed record Site(int Id, SiteKind Kind, int Size, string? Name, SourceLine? Line)
{
    /// <summary>The line in the kernel itself, if known: that of the call, where the place is in a helper.</summary>
    public SourceLine? KernelLine { get; init; }

    /// <summary>The lines of the calls that lead to the place, the innermost first; none where it is the kernel's own.</summary>
    public IReadOnlyList<SourceLine> Calls { get; init; } = [];

    /// <summary>
    /// The lines that work out the variables in its index, where they go by the lane and are made once; those that others are made from
    /// last.
    /// </summary>
    public IReadOnlyList<SourceLine> IndexLines { get; init; } = [];

    /// <summary>The kernel's loops around the place, the innermost first.</summary>
    public IReadOnlyList<KernelLoop> Loops { get; init; } = [];

    /// <summary>For example <c>read of tile, TiledMatMul.cs:14</c>.</summary>
    public override string ToString()
    {
        var verb = Kind switch { SiteKind.Read => "read", SiteKind.Write => "write", SiteKind.Atomic => "atomic", SiteKind.Index =>
            "index", SiteKind.Fence => "fence", _ => "call" };
        return $"{verb}{(Name is null ? "" : $" of {Name}")}{(Line is { } line ? $", {line}" : "")}";
    }
}
