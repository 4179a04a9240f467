using Headroom.Cli.Jupyter;

namespace Headroom.Cli.Doctoring;

/// <summary>One line of <c>doctor</c>: what was found, whether the course can work with it, and what to do where it cannot.</summary>
internal sealed record Observation(string Label, string Found, bool Fine, string? Advice = null);

/// <summary>Turns facts into findings.</summary>
internal static class Examination
{
    private const double Gigabyte = 1e9;

    /// <summary>A build and its packages take about 1 GB.</summary>
    private const long DiskNeeded = 2_000_000_000;

    /// <summary>The largest check may take 1 GB, the command and its compiler as much again.</summary>
    private const long MemoryNeeded = 3_000_000_000;

    public static IReadOnlyList<Observation> Of(MachineFacts facts) =>
    [
        new("system", $"{facts.System}, {facts.Runtime}", true),
        Sdk(facts.Sdk),
        facts.Cores >= 2
            ? new("cores", $"{facts.Cores}", true)
            : new("cores", $"{facts.Cores}", true, "Checks take about twice as long on one core; times are more often too noisy to judge."),
        Simd(facts),
        facts.Memory >= MemoryNeeded
            ? new("memory", $"{facts.Memory / Gigabyte:0.0} GB", true)
            : new("memory", $"{facts.Memory / Gigabyte:0.0} GB", false,
                "Give the container or machine 3 GB or more; larger exercises may end as \"ran out of memory\"."),
        facts.FreeDisk >= DiskNeeded
            ? new("disk", $"{facts.FreeDisk / Gigabyte:0.0} GB free", true)
            : new("disk", $"{facts.FreeDisk / Gigabyte:0.0} GB free", false, "Free 2 GB: the build and its packages take about 1 GB."),
        facts.StateWritable
            ? new("state", ".course/ is writable", true)
            : new("state", ".course/ cannot be written", false,
                "Progress is not kept. Copy the course to a folder of your own, or mend the folder's permissions."),
        .. DeviceExamination.Of(facts.Devices),
        .. facts.Libtorch.State is null ? Enumerable.Empty<Observation>() : [facts.Libtorch.ToObservation()],
        Kernel(facts.Kernel),
        .. Code(facts.CodeCompletes),
        facts.Jupyter is { } jupyter
            ? new("jupyter", jupyter, true)
            : new("jupyter", "not found", true,
                "Not needed: ./course run 01 --html out runs a notebook and writes a page. VS Code opens notebooks with its Jupyter "
                + "extension."),
    ];

    private static Observation Sdk(string? sdk) => sdk is null
        ? new("SDK", "no .NET 10 SDK found", false,
            "Install the .NET 10 SDK: https://dotnet.microsoft.com/download. The runtime alone cannot build your files.")
        : new("SDK", sdk, true);

    private static Observation Simd(MachineFacts facts)
    {
        var found = facts.VectorBits == 0
            ? "none"
            : $"{facts.VectorBits} bits: {facts.VectorBits / 32} floats a register{(facts.Fma ? ", fused multiply-add" : "")}";
        return facts.VectorBits >= 128 && facts.Fma
            ? new("SIMD", found, true)
            : new("SIMD", found, true,
                "Ceilings of this machine come out low; ratios in the exercises still hold. An emulator or DOTNET_EnableHWIntrinsic=0 "
                + "may hide the registers.");
    }

    private static Observation Kernel(KernelState kernel) => kernel switch
    {
        { File: null } =>
            new("kernel", "not installed", true,
            "./course jupyter install tells VS Code and Jupyter where the C# kernel is. Needs no Python."),
        { Broken: { } broken } => new("kernel", $"{kernel.File} is broken: {broken}", false, "./course jupyter install writes it anew."),
        _ => new("kernel", $"C# (Headroom), {kernel.File}", true),
    };

    private static IEnumerable<Observation> Code(bool? completes)
    {
        if (completes is { } known)
            yield return known
                ? new("VS Code", "the kernel completes C# cells", true)
                : new("VS Code", "the kernel does not complete C# cells", true,
                    "./course vscode install has them completed without it. Or add this line to your user settings, which alone count: "
                    + CodeSettings.ToPaste);
    }
}
