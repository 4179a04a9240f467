using Microsoft.FSharp.Core;

namespace Plotly.NET.CSharp;

/// <summary>A parameter that may be left out, also where its type is a generic value type.</summary>
/// <param name="Value">What was given; the default of T if nothing was.</param>
/// <param name="IsSome">Whether anything was given.</param>
public readonly record struct Optional<T>(T Value, bool IsSome)
{
    /// <summary>Lets callers pass a plain T.</summary>
    public static implicit operator Optional<T>(T Value) => new(Value, true);

    internal T Or(T fallback) => IsSome ? Value : fallback;

    internal FSharpOption<T>? ToOption() => IsSome ? new(Value) : null;
}
