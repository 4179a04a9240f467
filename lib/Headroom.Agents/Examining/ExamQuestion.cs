namespace Headroom.Agents.Examining;

/// <summary>A question about a kernel of the learner's, with the answer that the meter gave.</summary>
/// <param name="Exercise">The kernel's exercise.</param>
/// <param name="IsSectors">A count of sectors, which may be mistaken for bytes or elements.</param>
/// <param name="Groups">Of the launch, for a mistake that is looked for: an answer for one of them. 1 of a ratio.</param>
public sealed record ExamQuestion(string Exercise, string Text, double Answer, bool IsRatio, int Groups, bool IsSectors = false)
{
    /// <summary>Small counts are exact; larger ones, and ratios, may be off by one in a hundred.</summary>
    public bool Accepts(double answer) =>
        !IsRatio && Answer <= 100 ? answer == Answer : Math.Abs(answer - Answer) <= 0.01 * Math.Abs(Answer);

    /// <summary>The mistake that gives exactly this answer, where one is known.</summary>
    public string? Mistake(double answer)
    {
        if (IsRatio) return Math.Abs(answer * Answer - 1) < 0.005 ? "the other way round: from the first shape to the second" : null;
        return IsSectors && Is(answer, 32 * Answer) ? "that counts bytes: a sector is 32 of them"
            : IsSectors && Is(answer, 8 * Answer) ? "that counts elements: a sector holds 8"
            : Groups > 1 && Is(answer, Answer / Groups) ? "that is one group's: all groups count"
            : null;
    }

    private static bool Is(double answer, double value) => Math.Abs(answer - value) <= 1e-6 * Math.Abs(value);
}
