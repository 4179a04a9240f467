using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>A finite number in a range.</summary>
internal sealed class NumberAttribute(double min, double max) : FormAttribute
{
    public double Min => min;

    public double Max => max;

    public bool Whole { get; init; }

    /// <summary>The smallest value itself is not allowed: "above 0".</summary>
    public bool MinExcluded { get; init; }

    public override string Needs =>
        $"a {(Whole ? "whole " : "")}number {(MinExcluded ? $"above {Min}, at most {Max}" : $"from {Min} to {Max}")}";

    public override void Check(Placed found, Slot place, ErrorList errors)
    {
        if (found.Content is not double value) WrongKind(found, place, errors);
        else if (!Accepts(value)) errors.Add(found.At, place.Say($"is {value:R}, needs {Needs}"), $"Write {Needs}.");
    }

    private bool Accepts(double value) =>
        (MinExcluded ? value > Min : value >= Min) && value <= Max && (!Whole || value == Math.Truncate(value));
}
