namespace Headroom.Speculation.Adapting;

// Weights of one entry: kept as they were when it was last learned, read as they are now.
public sealed partial class TrafficTables
{
    private void Count(ulong key, int token)
    {
        var entry = Entry(key);
        if (entry < 0) Begin(entry = Lightest(Set(key)), key);
        var tokens = _tokens.AsSpan(entry * Followers, Followers);
        var weights = _weights.AsSpan(entry * Followers, Followers);
        var left = Left(entry);
        for (var place = 0; place < Followers; place++) weights[place] *= left;
        _learned[entry] = _clock;
        var slot = 0;
        for (var place = 0; place < Followers; place++)
        {
            if (weights[place] > 0 && tokens[place] == token)
            {
                weights[place] += 1;
                return;
            }
            if (weights[place] < weights[slot]) slot = place;
        }
        (tokens[slot], weights[slot]) = (token, 1);
    }

    private void Begin(int entry, ulong key)
    {
        (_keys[entry], _learned[entry]) = (key, _clock);
        _weights.AsSpan(entry * Followers, Followers).Clear();
    }

    // Of equals the first: an empty one weighs nothing.
    private int Lightest(int set)
    {
        var lightest = set;
        for (var entry = set; entry < set + Ways; entry++)
        {
            if (_keys[entry] == 0) return entry;
            if (Total(entry) < Total(lightest)) lightest = entry;
        }
        return lightest;
    }

    private float Left(int entry) => (float)Math.Pow(0.5, (_clock - _learned[entry]) / _options.HalfLife);

    private double Weight(int entry, int place) => _weights[entry * Followers + place] * Left(entry);

    private double Total(int entry)
    {
        var sum = 0f;
        for (var place = 0; place < Followers; place++) sum += _weights[entry * Followers + place];
        return sum * Left(entry);
    }

    // The place of the follower of a rank, 0 the heaviest; -1 where fewer are left above the floor. Of equals the one learned first.
    private int Best(int entry, int rank)
    {
        var weights = _weights.AsSpan(entry * Followers, Followers);
        var least = _options.Floor / Left(entry);
        for (var place = 0; place < Followers; place++)
        {
            if (weights[place] < least) continue;
            var above = 0;
            for (var other = 0; other < Followers; other++)
                if (weights[other] > weights[place] || weights[other] == weights[place] && other < place) above++;
            if (above == rank) return place;
        }
        return -1;
    }
}
