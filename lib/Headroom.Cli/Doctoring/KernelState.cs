using Headroom.Cli.Jupyter;

namespace Headroom.Cli.Doctoring;

/// <summary>The user's installed kernel: its kernel.json, and why it would not start where it would not.</summary>
internal sealed record KernelState(string? File, string? Broken)
{
    public static KernelState Missing { get; } = new(null, null);

    /// <summary>Looks at what the specification starts, without starting it.</summary>
    public static KernelState Of(KernelSpec spec, string binFolder)
    {
        if (!System.IO.File.Exists(spec.File)) return Missing;
        if (spec.Read() is not { } starts) return new(spec.File, "it is not one that ./course wrote");
        if (Path.IsPathRooted(starts.Dotnet) && !System.IO.File.Exists(starts.Dotnet)) return new(spec.File, $"{starts.Dotnet} is gone");
        if (!System.IO.File.Exists(starts.Command)) return new(spec.File, $"{starts.Command} is gone");
        return Path.GetFullPath(starts.Command)
            .StartsWith(Path.GetFullPath(binFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? new(spec.File, null)
            : new(spec.File, $"it starts another course, {starts.Command}");
    }
}
