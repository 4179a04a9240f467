namespace Headroom.Grading.Referring;

/// <summary>Why something is closed to graded code, and what to use in its place: one sentence or two.</summary>
internal sealed record Topic(string Cure)
{
    public static Topic Reflection { get; } = new(
        "Nothing is found by its name in graded code: call the member itself, or take a delegate such as Func<int, float>. typeof(T).Name "
        + "and GetType().Name are open");

    public static Topic Files { get; } = new(
        "Graded code reads and writes no files: what it needs comes as parameters, and what it finds is returned. To look at something, "
        + "print it with Console.WriteLine");

    public static Topic Processes { get; } = new(
        "Graded code starts and ends no process: return a value, or throw an exception");

    public static Topic Network { get; } = new("Graded code has no network: what it needs comes as parameters");

    public static Topic Surroundings { get; } = new(
        "What graded code returns depends on its parameters alone, not on the process it runs in. Environment.ProcessorCount, NewLine and "
        + "TickCount64 are open");

    public static Topic Loading { get; } = new("Graded code loads no other code: write it in the file, within the marked region");

    public static Topic Native { get; } = new(
        "Graded code calls nothing native: Vector256<T>, Span<T>, MemoryMarshal and Unsafe reach the same instructions and bytes");

    public static Topic Expressions { get; } = new(
        "No code is made while graded code runs: give the lambda a delegate's type, such as Func<double, double>, and call it");

    public static Topic Dynamic { get; } = new("In place of dynamic write the type itself, or a type parameter: static T Twice<T>(T x)");

    public static Topic Accessors { get; } = new("Private members of other types stay private: use the public ones, or write your own");

    public static Topic Console { get; } = new(
        "The console's output is collected for the report: Console.Write, WriteLine, Out and Error are open, another writer in their "
        + "place is not");

    public static Topic Device { get; } = new("Graded code runs on the accelerator that it is handed, which counts what it does");

    public static Topic Kernels { get; } = new("Kernels begin in unit 02: this exercise is plain C#");

    public static Topic Answer { get; } = new("It holds the answer of this exercise: write the formula yourself");

    public static Topic Unlisted { get; } = new(
        "Open are the language itself, collections, LINQ, spans, Math, strings, threads, Stopwatch, SIMD and the console");
}
