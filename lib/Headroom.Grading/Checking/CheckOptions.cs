namespace Headroom.Grading.Checking;

/// <summary>How to check: a fixed seed while practising, a fresh one for the final grade.</summary>
public sealed record CheckOptions
{
    /// <summary>The seed of practice; printed on failure, so that a failure can be repeated.</summary>
    public const int PracticeSeed = 20931;

    public bool Final { get; init; }

    public int? Seed { get; init; }

    /// <summary>A real device that the cases run on as well: cuda, opencl or cpu; null for the simulated GPU alone.</summary>
    public string? Device { get; init; }

    /// <summary>The assembly that the file was compiled into already, with its symbols beside it; null has the file compiled.</summary>
    public string? Assembly { get; init; }

    /// <summary>
    /// Whether to leave out the cases after one that fails and decides the report: its reason, cause, pattern and places are those of the
    /// first failure. How many cases fail, and which others hold, is not known then.
    /// </summary>
    public bool UntilWrong { get; init; }

    /// <summary>
    /// Whether a class is graded: nothing of the file may run on after its last case, and the grade tells what was expected of each.
    /// </summary>
    public bool IsExamined { get; init; }

    internal int EffectiveSeed => Seed ?? (Final ? Random.Shared.Next(1, 1_000_000) : PracticeSeed);
}
