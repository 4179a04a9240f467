using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>The learner's predictions while a notebook is open. With the course's solutions nothing is written down.</summary>
internal sealed class NotebookPredictions(PredictionFile file)
{
    public LockCard Lock(string name, double guess, double low, double high)
    {
        // As the notebook comes: nobody has guessed yet.
        if ((guess, low, high) == (0, 0, 0)) return new(name, null, false);
        LockedPrediction.Validate(name, guess, low, high);
        if (Submission.UsesSolutions) return new(name, new(guess, low, high, DateTimeOffset.UnixEpoch), false);
        var locked = Remember(() => file.Lock(name, guess, low, high)) ?? new(guess, low, high, DateTimeOffset.UnixEpoch);
        return new(name, locked, (locked.Guess, locked.Low, locked.High) != (guess, low, high));
    }

    public TruthCard Resolve(string name, double value, string unit) =>
        new(name, value, unit, Submission.UsesSolutions ? null : Remember(() => file.Resolve(name, value, unit)));

    public IReadOnlyDictionary<string, LockedPrediction> All() => file.Read();

    // A disk that refuses is a warning: the cell still shows its number.
    private static LockedPrediction? Remember(Func<LockedPrediction?> change)
    {
        try
        {
            return change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"the prediction is not saved: {e.Message}");
            return null;
        }
    }
}
