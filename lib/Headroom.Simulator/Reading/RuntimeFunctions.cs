using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Reading;

/// <summary>Functions of the runtime that only a compiler calls.</summary>
internal static class RuntimeFunctions
{
    /// <summary>What an array initialiser calls; it copies constants.</summary>
    public static readonly MethodBase InitializeArray = typeof(RuntimeHelpers)
        .GetMethod(nameof(RuntimeHelpers.InitializeArray), [typeof(Array), typeof(RuntimeFieldHandle)])!;
}
