namespace Headroom.Hardware;

/// <summary>Rates of passes of one kind; the best is the ceiling.</summary>
internal sealed class Ceiling
{
    private readonly List<double> _rates = [];

    public double Best => _rates.Max();

    /// <summary>Median rate over best rate.</summary>
    public double Steadiness => _rates.Order().ElementAt(_rates.Count / 2) / Best;

    /// <summary>Many cores can do what one can, even when other work kept them from showing it.</summary>
    public double OrAtLeast(Ceiling oneCore) => Math.Max(Best, oneCore.Best);

    public void Add(double workPerPass, IEnumerable<double> seconds) => _rates.AddRange(seconds.Select(s => workPerPass / s));
}
