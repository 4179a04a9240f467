using Headroom.Grading;

namespace Graders;

/// <summary>What the graders of codes and scales share.</summary>
public abstract class QuantizationGrader : Grader
{
    /// <summary>Half a step, where a code is compared with the unrounded quotient: on a tie both neighbours are right.</summary>
    /// <remarks>A quotient below 300 in float, and a sum: 3 roundings of 300 x 2^-24 are 5e-5.</remarks>
    protected static Tolerance HalfStep { get; } = Tolerance.Absolute(0.5 + 1e-4);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];

    /// <summary>States that <paramref name="body"/> throws an ArgumentException that names the index of the value it cannot take.</summary>
    protected void Refuses(string name, string value, int index, string otherwise, Action body) => Case(name, () =>
    {
        try
        {
            body();
        }
        catch (ArgumentException thrown)
        {
            That(thrown.Message.Contains($"{index}", StringComparison.Ordinal), $"the message names index {index}",
                $"the message does not name the index of the {value}, {index}: whoever reads it has millions of weights to search");
            return;
        }
        That(false, $"throws an ArgumentException for a {value}", otherwise);
    });
}
