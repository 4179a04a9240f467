using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>Method names as written: local functions and lambdas without the compiler's decoration.</summary>
internal static class MethodNames
{
    // <Main>g__Saxpy|0_1 is the local function Saxpy of Main; <Main>b__0_1 is a lambda in Main, <<Initialize>>b__0_0 one in a script.
    public static string Of(MethodBase method)
    {
        var name = method.Name;
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0) return name[(local + 4)..name.IndexOf('|', local)];
        var lambda = name.IndexOf(">b__", StringComparison.Ordinal);
        if (lambda < 0) return name;
        return name[1] == '<' ? "lambda" : $"lambda in {name[1..lambda]}";
    }

    /// <summary>The name that stands in the method's declaration; null for a lambda.</summary>
    public static string? Written(MethodBase method) => method.Name.Contains(">b__", StringComparison.Ordinal) ? null : Of(method);
}
