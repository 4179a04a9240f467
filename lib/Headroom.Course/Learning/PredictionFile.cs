using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>
/// <c>.course/predictions.json</c>: name of a prediction to what was guessed and what it turned out to be. The first guess stays,
/// and so does the first truth. Fields it does not know are kept.
/// </summary>
public sealed class PredictionFile(string folder, TimeProvider clock, Action<string> report)
{
    public const string Name = "predictions.json";

    private readonly StateFile _file = new(folder, Name, all => Entries(all), clock, report);

    internal PredictionFile(string folder, TimeProvider clock, Action<string> report, Action beforeReplacing)
        : this(folder, clock, report) =>
        _file = new(folder, Name, all => Entries(all), clock, report) { BeforeReplacing = beforeReplacing };

    /// <summary>Everything predicted, by name, in the order of first guesses.</summary>
    public IReadOnlyDictionary<string, LockedPrediction> Read() => Entries(_file.Read());

    /// <summary>Writes a guess down unless there is one, and returns the one that counts.</summary>
    /// <exception cref="ArgumentException">Not low &lt;= guess &lt;= high, or not finite.</exception>
    public LockedPrediction Lock(string name, double guess, double low, double high)
    {
        LockedPrediction.Validate(name, guess, low, high);
        if (Read().TryGetValue(name, out var before)) return before;
        return Change(name, known => known ?? new(guess, low, high, clock.GetUtcNow()))!;
    }

    /// <summary>
    /// Writes down what it turned out to be unless that is known, and returns the prediction; null where nothing was predicted.
    /// </summary>
    public LockedPrediction? Resolve(string name, double truth, string unit)
    {
        if (!Read().TryGetValue(name, out var known) || known.Truth is not null || !double.IsFinite(truth)) return known;
        return Change(name, now => now is null or { Truth: not null } ? now : now with { Truth = truth, Unit = unit });
    }

    private LockedPrediction? Change(string name, Func<LockedPrediction?, LockedPrediction?> change)
    {
        LockedPrediction? after = null;
        _file.Update(all =>
        {
            after = change(Entries(all).GetValueOrDefault(name));
            if (after is null) return;
            if (all[name] is not JsonObject entry) all[name] = entry = [];
            PredictionEntry.Write(entry, after);
        });
        return after;
    }

    private static Dictionary<string, LockedPrediction> Entries(JsonObject all) =>
        all.Where(pair => pair.Value is JsonObject).ToDictionary(pair => pair.Key, pair => PredictionEntry.Read((JsonObject)pair.Value!));
}
