namespace Headroom.Training.Grammars;

/// <summary>A name for one of several texts.</summary>
/// <param name="name">As the grammar calls it.</param>
/// <param name="isSentence">Whether each alternative is one whole sentence.</param>
internal sealed class Rule(string name, bool isSentence)
{
    private readonly List<(int Weight, IReadOnlyList<Symbol> Symbols)> _alternatives = [];

    public string Name { get; } = name;

    public bool IsSentence { get; } = isSentence;

    public IReadOnlyList<(int Weight, IReadOnlyList<Symbol> Symbols)> Alternatives => _alternatives;

    /// <summary>Sum of the weights: an alternative is taken with the probability of its share.</summary>
    public int Weight { get; private set; }

    public void Add(int weight, IReadOnlyList<Symbol> symbols)
    {
        _alternatives.Add((weight, symbols));
        Weight += weight;
    }
}
