using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>A prediction by its name, to be told the truth.</summary>
public sealed class OpenPrediction
{
    private readonly string _name;
    private readonly NotebookPredictions _predictions;

    internal OpenPrediction(string name, NotebookPredictions predictions) => (_name, _predictions) = (name, predictions);

    /// <summary>
    /// Tells the truth, in <paramref name="unit"/>, and shows it beside the guess. The first finite value is the one that counts.
    /// </summary>
    public TruthCard Is(double value, string unit) => _predictions.Resolve(_name, value, unit);
}
