using ILGPU.Runtime.CPU;

namespace Headroom.Simulator.Testing.Oracle;

/// <summary>
/// ILGPU's own CPU device in a child process: it runs kernels as they were compiled, a thread for each lane, and a wrong index there ends
/// the process. The child is this executable, called with <see cref="Argument"/>.
/// </summary>
internal static class OracleProcess
{
    public const string Argument = "--oracle";

    private const int TimeoutMs = 180_000;

    private static readonly Lazy<(IReadOnlyDictionary<string, string> Answers, string Problem)> s_child = new(Ask);

    /// <summary>What the CPU device leaves behind.</summary>
    public static byte[] Expected(string name) => Answer(name) is ['e', ..] answer
        ? Convert.FromHexString(answer["end ".Length..])
        : throw new InvalidOperationException($"ILGPU's own device does not run {name}: {Answer(name)}");

    /// <summary>Whether ILGPU refuses the kernel.</summary>
    public static bool IsRefused(string name) => Answer(name).StartsWith("refused ", StringComparison.Ordinal);

    private static string Answer(string name) => s_child.Value.Answers.TryGetValue(name, out var answer)
        ? answer
        : throw new InvalidOperationException($"the oracle gave no answer for {name}: {s_child.Value.Problem}");

    /// <summary>The child's part: a line with the name before each case, and one with the bytes or the refusal after it.</summary>
    public static int Serve()
    {
        foreach (var one in OracleCases.All.Values)
        {
            Console.WriteLine($"begin {one.Name}");
            // Each in a context of its own: one is locked once ILGPU has refused a kernel.
            using var context = Context.Create(builder => builder.CPU(new CPUDevice(32, one.Warps, 1)).EnableAlgorithms());
            using var accelerator = context.CreateCPUAccelerator(0);
            try
            {
                Console.WriteLine($"end {Convert.ToHexString(one.Run(accelerator))}");
            }
            catch (Exception refused)
            {
                Console.WriteLine($"refused {refused.GetBaseException().Message.ReplaceLineEndings(" ")}");
            }
        }
        return 0;
    }

    private static (IReadOnlyDictionary<string, string>, string) Ask()
    {
        var (exitCode, output, errors) = ChildProcess.Run(Argument, TimeoutMs);
        var (results, running) = (new Dictionary<string, string>(), "nothing");
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("begin ", StringComparison.Ordinal)) running = line[6..];
            else if (line.StartsWith("end ", StringComparison.Ordinal) || line.StartsWith("refused ", StringComparison.Ordinal))
                results[running] = line;
        }
        return (results, $"the child ended with {exitCode} at {running}; {errors}");
    }
}
