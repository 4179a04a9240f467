namespace Headroom.Agents.Composing;

/// <summary>Keeps the last few things that were made for a number: composing again would give the same.</summary>
public sealed class Recent<T>(Func<int, T> make, int count) where T : class, IDisposable
{
    private readonly List<(int Number, T Made)> _kept = [];

    /// <summary>What belongs to the number; of those it held before, the oldest is disposed of.</summary>
    public T Of(int number)
    {
        var at = _kept.FindIndex(one => one.Number == number);
        var found = at >= 0 ? _kept[at] : (number, make(number));
        if (at >= 0) _kept.RemoveAt(at);
        _kept.Add(found);
        if (_kept.Count > count)
        {
            _kept[0].Made.Dispose();
            _kept.RemoveAt(0);
        }
        return found.Item2;
    }
}
