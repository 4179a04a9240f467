namespace Headroom.Course.Forms;

/// <summary>Every property of <c>course.json</c> and what it may hold. A test keeps <c>course.schema.json</c> in step.</summary>
internal static class Vocabulary
{
    public static TextForm UnitId { get; } = new("two digits, as in \"01\"", 2, "^[0-9]{2}$");

    public static TextForm ExerciseId { get; } = new("the unit's id, a dot and a number from 1, as in \"01.2\"", 5, @"^[0-9]{2}\.[1-9][0-9]?$");

    public static TextForm Slug { get; } = new("a short lower-case name, as in \"roofline\"", 30, "^[a-z][a-z0-9]*(-[a-z0-9]+)*$");

    public static TextForm Notebook { get; } = new("a path as in \"notebooks/01-roofline.ipynb\"", 80, @"^notebooks/[0-9]{2}-[a-z0-9-]+\.ipynb$") { IsPath = true };

    public static TextForm File { get; } = new("a path as in \"01-roofline/Intensity.cs\"", 80, @"^[0-9]{2}-[a-z0-9-]+/[A-Z][A-Za-z0-9]*\.cs$") { IsPath = true };

    public static TextForm Grader { get; } = new("a class name, as in \"IntensityGrader\"", 60, "^[A-Z][A-Za-z0-9]*$");

    private static ObjectForm Counters { get; } = new("an object of counters",
        [.. Units.Budgets.KnownCounters.Select(name => new Property(name, new NumberForm(0, 1e6), Required: false))])
    { PropertyNoun = "counter" };

    private static ObjectForm Budgets { get; } = new("an object of budgets",
    [
        new("seconds", new NumberForm(0, 600) { MinExcluded = true }, Required: false),
        new("memory_mb", new NumberForm(64, 65536) { Whole = true }, Required: false),
        new("counters", Counters, Required: false),
        new("speed_ratio", new NumberForm(0, 1000) { MinExcluded = true }, Required: false),
        new("speed_baseline", new TextForm("the name of a baseline", 60, TextForm.NotBlank), Required: false),
    ]);

    private static ObjectForm Alternative { get; } = new("an alternative", [new("file", File), new("grader", Grader)]);

    private static ObjectForm Exercise { get; } = new("an exercise",
    [
        new("id", ExerciseId),
        new("title", Line(60)),
        new("file", File),
        new("grader", Grader),
        new("alternatives", new ListForm("alternative", Alternative, 1, 8), Required: false),
        new("objective", Line(200)),
        new("out_of_scope", Line(200)),
        new("lines", new NumberForm(1, 60) { Whole = true }),
        new("points", new NumberForm(1, 10) { Whole = true }),
        new("hints", new ListForm("hint", Line(600), 3, 3) { Missing = ": the idea, the formula, nearly the answer" }),
        new("budgets", Budgets, Required: false),
        new("starter", new ListForm("starter line", new TextForm("a line of C#", 160), 1, 30) { MayRepeat = true }, Required: false),
    ])
    { Id = ExerciseId };

    private static ObjectForm Unit { get; } = new("a unit",
    [
        new("id", UnitId),
        new("slug", Slug),
        new("title", Line(60)),
        new("summary", Line(200)),
        new("notebook", Notebook),
        new("builds_on", new ListForm("unit id", UnitId, 0, 98)),
        new("exercises", new ListForm("exercise", Exercise, 1, 99)),
    ])
    { Id = UnitId };

    public static ObjectForm Course { get; } = new("an object with title and units",
    [
        new("$schema", Line(200), Required: false),
        new("title", Line(60)),
        new("units", new ListForm("unit", Unit, 1, 99)),
    ]);

    private static TextForm Line(int maxLength) => new("a line of text", maxLength, TextForm.NotBlank);
}
