using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>A prediction by its name, to be told the truth.</summary>
public sealed class OpenPrediction
{
    private readonly string name;
    private readonly NotebookPredictions predictions;

    internal OpenPrediction(string name, NotebookPredictions predictions) => (this.name, this.predictions) = (name, predictions);

    /// <summary>
    /// Tells the truth, in <paramref name="unit"/>, and shows it beside the guess. The first finite value is the one that counts.
    /// </summary>
    public TruthCard Is(double value, string unit) => predictions.Resolve(name, value, unit);
}
