using System.Reflection;
using Headroom.Simulator.Metering;
using ILGPU.Runtime;

namespace Headroom.Agents.Examining;

/// <summary>A kernel of the course that an exam can ask about.</summary>
/// <param name="Exercise">Its exercise's id.</param>
/// <param name="File">Its file below <c>exercises/</c>.</param>
/// <param name="Sizes">Names of its sizes.</param>
/// <param name="Ranges">Least and largest of each.</param>
/// <param name="Said">A shape in words.</param>
/// <param name="Groups">How many groups a launch has.</param>
/// <param name="Run">What a launch on a metered GPU came to; null where the result is wrong.</param>
public sealed record ExamKernel(
    string Exercise, string File, IReadOnlyList<string> Sizes, IReadOnlyList<(int Least, int Most)> Ranges,
    Func<IReadOnlyList<int>, string> Said, Func<IReadOnlyList<int>, int> Groups,
    Func<Accelerator, MethodInfo, IReadOnlyList<int>, Counters?> Run)
{
    /// <summary>The class in its file, and in the file the kernel's class.</summary>
    public string Class => Path.GetFileNameWithoutExtension(File);

    /// <summary>A shape that is ragged more often than not.</summary>
    public int[] Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return [.. Ranges.Select(range => random.Next(range.Least, range.Most + 1))];
    }
}
