namespace Headroom.Course.Forms;

// The kinds of text that a manifest holds. Each stands with one instance for the rules, which leave alone what a form refused.

/// <summary>Text that holds more than spaces.</summary>
internal sealed class LineAttribute(int maxLength) : TextAttribute("a line of text", maxLength, @"\S");

internal sealed class UnitIdAttribute() : TextAttribute("two digits, as in \"01\"", 2, "^[0-9]{2}$")
{
    public static UnitIdAttribute Form { get; } = new();
}

internal sealed class ExerciseIdAttribute()
    : TextAttribute("the unit's id, a dot and a number from 1, as in \"01.2\"", 5, @"^[0-9]{2}\.[1-9][0-9]?$")
{
    public static ExerciseIdAttribute Form { get; } = new();
}

internal sealed class SlugAttribute() : TextAttribute("a short lower-case name, as in \"roofline\"", 30, "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
{
    public static SlugAttribute Form { get; } = new();
}

internal sealed class NotebookAttribute : TextAttribute
{
    public NotebookAttribute() : base("a path as in \"notebooks/01-roofline.ipynb\"", 80, @"^notebooks/[0-9]{2}-[a-z0-9-]+\.ipynb$") =>
        IsPath = true;

    public static NotebookAttribute Form { get; } = new();
}

internal sealed class SourceFileAttribute : TextAttribute
{
    public SourceFileAttribute() : base("a path as in \"01-roofline/Intensity.cs\"", 80, @"^[0-9]{2}-[a-z0-9-]+/[A-Z][A-Za-z0-9]*\.cs$") =>
        IsPath = true;

    public static SourceFileAttribute Form { get; } = new();
}

internal sealed class GraderAttribute() : TextAttribute("a class name, as in \"IntensityGrader\"", 60, "^[A-Z][A-Za-z0-9]*$")
{
    public static GraderAttribute Form { get; } = new();
}
