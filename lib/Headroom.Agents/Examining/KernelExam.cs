using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Agents.Examining;

/// <summary>
/// Five questions about kernels of one learner, drawn from a name and from the kernels' texts. The answers are what the metered GPU counts.
/// </summary>
/// <param name="Right">Exercises whose kernels are right, and so can be asked about.</param>
public sealed record KernelExam(IReadOnlyList<ExamQuestion> Questions, IReadOnlyList<string> Right)
{
    public const int Count = 5;

    /// <summary>An exam about fewer kernels would ask the same twice.</summary>
    public const int LeastKernels = 3;

    private const int Tries = 24;

    // A grader is asked about the same kernels again and again.
    private static (string Key, KernelExam Exam)? s_last;

    /// <summary>What is missing for an exam; null where nothing is.</summary>
    public string? WhyNone => Questions.Count == Count
        ? null
        : $"An exam is about {LeastKernels} right kernels or more of "
            + $"{string.Join(", ", ExamKernels.All.Select(kernel => kernel.Exercise))}. "
            + (Right.Count == 0 ? "None of yours is right yet." : $"Right so far: {string.Join(", ", Right)}.");

    /// <summary>The same name and the same texts give the same exam.</summary>
    /// <param name="sources">Texts of the learner's files by path below <c>exercises/</c>.</param>
    public static KernelExam Draw(string name, IReadOnlyDictionary<string, string> sources)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(sources);
        var key = Key(name, sources);
        if (s_last is { } last && last.Key == key) return last.Exam;
        var exam = Draw(sources, new Random(int.Parse(key.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        s_last = (key, exam);
        return exam;
    }

    private static KernelExam Draw(IReadOnlyDictionary<string, string> sources, Random random)
    {
        using var kernels = new LearnerKernels(sources);
        var right = ExamKernels.All.Where(kernel => IsRight(kernels, kernel)).ToArray();
        string[] ids = [.. right.Select(kernel => kernel.Exercise)];
        if (right.Length < LeastKernels) return new([], ids);
        random.Shuffle(right);
        var asked = new List<(ExamQuestion Question, string Noun)>();
        for (var number = 0; number < Count; number++)
            for (var tries = 0; tries < Tries && asked.Count == number; tries++)
            {
                var kernel = right[(number + tries / 4) % right.Length];
                var counter = ExamCounter.All[random.Next(ExamCounter.All.Count)];
                // The third is about a change, where one of the files has a constant that can be changed.
                var question = number == 2 && tries < Tries / 2
                    ? Halved(kernels, right[tries % right.Length], counter, random)
                    : number % 2 == 0 ? Amount(kernels, kernel, counter, random) : Growth(kernels, kernel, counter, random);
                if (question is not null && IsWorthAsking(question, counter.Noun, asked)) asked.Add((question, counter.Noun));
            }
        return new([.. asked.Select(one => one.Question)], ids);
    }

    private static ExamQuestion? Amount(LearnerKernels kernels, ExamKernel kernel, ExamCounter counter, Random random)
    {
        var shape = kernel.Draw(random);
        return Counted(kernels, kernel, kernels.Of(kernel.Exercise)!, shape) is { } counts
            ? new(kernel.Exercise, $"Your {kernel.Exercise}, {kernel.Said(shape)}: how many {counter.Said}?", counter.Of(counts), false,
                kernel.Groups(shape), counter.IsSectors)
            : null;
    }

    private static ExamQuestion? Growth(LearnerKernels kernels, ExamKernel kernel, ExamCounter counter, Random random)
    {
        var (shape, kernelMethod) = (kernel.Draw(random), kernels.Of(kernel.Exercise)!);
        var size = random.Next(shape.Length);
        int[] large = [.. shape.Select((value, at) => at == size ? 2 * value : value)];
        return Counted(kernels, kernel, kernelMethod, shape) is { } before && Counted(kernels, kernel, kernelMethod, large) is { } after
            ? new(kernel.Exercise, $"Your {kernel.Exercise}, {kernel.Said(large)} in place of {kernel.Said(shape)}: how many times as many "
                + $"{counter.Noun}?", counter.Of(after) / counter.Of(before), true, 1)
            : null;
    }

    private static ExamQuestion? Halved(LearnerKernels kernels, ExamKernel kernel, ExamCounter counter, Random random)
    {
        var shape = kernel.Draw(random);
        if (Counted(kernels, kernel, kernels.Of(kernel.Exercise)!, shape) is not { } before) return null;
        foreach (var (constant, from, method) in kernels.Halved(kernel))
            if (Counted(kernels, kernel, method, shape) is { } after && counter.Of(after) != counter.Of(before))
                return new(kernel.Exercise, $"Your {kernel.Exercise} with {constant} = {from / 2} in place of {from}, "
                    + $"{kernel.Said(shape)}: how many {counter.Said}?", counter.Of(after), false, kernel.Groups(shape), counter.IsSectors);
        return null;
    }

    // Not what is nothing or no number, nothing twice, and at most one ratio that needs no thought: what stays as it is, or doubles.
    private static bool IsWorthAsking(ExamQuestion question, string noun, List<(ExamQuestion Question, string Noun)> asked) =>
        double.IsFinite(question.Answer) && question.Answer > 0
        && !asked.Exists(other => other.Noun == noun && other.Question.Exercise == question.Exercise)
        && !(IsPlain(question) && asked.Exists(other => IsPlain(other.Question)));

    private static bool IsPlain(ExamQuestion question) =>
        question.IsRatio && (Math.Abs(question.Answer - 1) < 0.02 || Math.Abs(question.Answer - 2) < 0.04);

    private static bool IsRight(LearnerKernels kernels, ExamKernel kernel) =>
        kernels.Of(kernel.Exercise) is { } method && Counted(kernels, kernel, method, kernel.Draw(new Random(1))) is not null;

    private static Counters? Counted(LearnerKernels kernels, ExamKernel kernel, MethodInfo method, int[] shape)
    {
        try
        {
            return kernel.Run(kernels.Gpu, method, shape);
        }
        catch (Exception wrong) when (wrong is KernelFault or ArgumentException or NotSupportedException or NotAttempted)
        {
            return null;
        }
    }

    private static string Key(string name, IReadOnlyDictionary<string, string> sources)
    {
        var texts = ExamKernels.All.Select(kernel => sources.GetValueOrDefault(kernel.File, "").ReplaceLineEndings("\n"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts.Prepend(name.Trim())))));
    }
}
