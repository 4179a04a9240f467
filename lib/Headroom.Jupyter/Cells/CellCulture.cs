using System.Globalization;

namespace Headroom.Jupyter.Cells;

/// <summary>The culture that cells run in: the learner's own, as in any program, whatever the host that runs them writes in.</summary>
public static class CellCulture
{
    private static CultureInfo? s_culture;

    /// <summary>True where the process runs without ICU, so that every culture is the invariant one.</summary>
    public static bool IsMissing { get; } = AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant
        || Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is "1" or "true";

    public static void Use(CultureInfo culture) => s_culture = culture;

    /// <summary>For the calling flow of execution, and what it starts.</summary>
    internal static void Enter()
    {
        if (s_culture is { } culture) CultureInfo.CurrentCulture = culture;
    }
}
