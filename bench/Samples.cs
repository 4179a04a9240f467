using System.Runtime.CompilerServices;

namespace Headroom.Bench;

/// <summary>What a measurement found.</summary>
/// <param name="Figures">One for each repetition, in the claim's unit.</param>
/// <param name="Detail">What else was found, in the units that its readers think in.</param>
[CollectionBuilder(typeof(Samples), nameof(Of))]
public readonly record struct Samples(IReadOnlyList<double> Figures, string Detail = "")
{
    public static Samples Of(ReadOnlySpan<double> figures) => new(figures.ToArray());

    // Figures without a detail are written as a collection.
    public IEnumerator<double> GetEnumerator() => Figures.GetEnumerator();
}
