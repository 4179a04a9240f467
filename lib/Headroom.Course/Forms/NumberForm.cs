using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>A finite number in a range.</summary>
internal sealed record NumberForm(double Min, double Max) : Form
{
    public bool Whole { get; init; }

    /// <summary>The smallest value itself is not allowed: "above 0".</summary>
    public bool MinExcluded { get; init; }

    public override string Needs => $"a {(Whole ? "whole " : "")}number {(MinExcluded ? $"above {Min}, at most {Max}" : $"from {Min} to {Max}")}";

    public override void Check(Node node, Place place, ErrorList errors)
    {
        if (node is not NumberNode { Value: var value }) WrongType(node, place, errors);
        else if (!Accepts(value)) errors.Add(node.At, place.Say($"is {value:R}, needs {Needs}"), $"Write {Needs}.");
    }

    private bool Accepts(double value) =>
        (MinExcluded ? value > Min : value >= Min) && value <= Max && (!Whole || value == Math.Truncate(value));
}
