using System.Text.RegularExpressions;
using Headroom.Grading;

namespace Graders;

/// <summary>What the graders of codes and scales share.</summary>
public abstract partial class QuantizationGrader : Grader
{
    private const int OthersAtMost = 1; // its place counted from 1, say
    private const int FixedAtMost = 4; // in every message: the range of codes, say

    /// <summary>What is asked of a result that a call of before could have left behind.</summary>
    protected const string Earlier = "an earlier call's result is used again: same length and same first values do not make the same input";

    /// <summary>Where rounding goes wrong near the half alone.</summary>
    protected const string NotAtTheHalf =
        "not the nearest, by a little: whether a quotient goes up or down is decided at the half, on both sides of 0";

    /// <summary>Half a step, where a code is compared with the unrounded quotient: on a tie both neighbours are right.</summary>
    /// <remarks>A quotient below 300 in float, and a sum: 3 roundings of 300 x 2^-24 are 5e-5.</remarks>
    protected static Tolerance HalfStep { get; } = Tolerance.Absolute(0.5 + 1e-4);

    /// <summary>All codes lie within 3/4 of a step of their quotients, and yet not all are the nearest.</summary>
    protected static Tolerance NearlyHalfStep { get; } = Tolerance.Absolute(0.75);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];

    /// <summary>
    /// Quotients just below and just above each half between two codes, from the one above <paramref name="lowest"/> on: both signs, both
    /// parities, five times as far from the tie as rounding in float goes.
    /// </summary>
    protected static double[] NearTies(int lowest, int highest) =>
        [.. Enumerable.Range(lowest, highest - lowest).SelectMany(code => new[] { code + 0.4995, code + 0.5005 })];

    /// <summary>The parts one after the other, and the name of each element: <c>q[3] of 7 elements</c>.</summary>
    protected static (T[] All, Func<int, string> Named) Joined<T>(string what, string noun, T[][] parts)
    {
        string[] names = [.. parts.SelectMany(part => part.Select((_, i) => $"{what}[{i}] of {Numbers.Count(part.Length, noun)}"))];
        return ([.. parts.SelectMany(part => part)], i => names[i]);
    }

    /// <summary>
    /// States that <paramref name="body"/> throws an ArgumentException that names the index of the value it cannot take, and not those of
    /// others: x with that value at each of the places in turn. A block and the place in it may be named too.
    /// </summary>
    protected void Refuses(
        string name, float value, float[] x, int[] places, string otherwise, Action<float[]> body, int block = int.MaxValue) =>
        Case(name, () =>
    {
        var named = new List<int[]>();
        foreach (var index in places)
        {
            float[] spoilt = [.. x];
            spoilt[index] = value;
            if (Message(() => body(spoilt)) is { } message)
                named.Add([.. Whole().Matches(message).Select(match => int.Parse(match.Value))]);
            else
                That(false, $"throws an ArgumentException for {value} at index {index}", otherwise);
        }
        if (named.Count < places.Length) return;
        foreach (var (index, numbers) in places.Zip(named))
        {
            var isNamed = numbers.Contains(index);
            That(isNamed, $"the message names index {index}",
                $"the message does not name the index of the {Word(value)}, {index}: whoever reads it has millions of weights to search");
            // Numbers past the end are no indices.
            int[] fine = [index, index / block, index % block];
            var others = numbers.Except(fine).Where(n => n < x.Length).ToLookup(n => named.TrueForAll(all => all.Contains(n)));
            var isAlone = others[false].Count() <= OthersAtMost && others[true].Count() <= FixedAtMost;
            That(isAlone, $"the message names index {index} alone",
                $"the message names indices of values that are fine: only x[{index}] is {Word(value)}");
            if (!isNamed || !isAlone) return; // one of them tells
        }
    }, $"{x.Length:#,0} x, one of them {Word(value)}");

    private static string Word(float value) => float.IsNaN(value) ? "NaN" : "infinite";

    private static string? Message(Action body)
    {
        try
        {
            body();
            return null;
        }
        catch (ArgumentException thrown)
        {
            return thrown.Message;
        }
    }

    [GeneratedRegex(@"(?<![\d.])\d{1,9}(?![\d.]*\d)")]
    private static partial Regex Whole();
}
