namespace Graders;

/// <summary>An array that counts who reads and who writes it.</summary>
internal sealed class Strip(float[] values)
{
    public long Reads { get; private set; }
    public long Writes { get; private set; }
    public float[] Values => values;
    public int Length => values.Length;

    public float this[int i]
    {
        get
        {
            Reads++;
            return values[i];
        }
        set
        {
            Writes++;
            values[i] = value;
        }
    }
}

/// <summary>What an implementation takes: numbers that it keeps, atomics, arithmetic in double, rows of each worker.</summary>
internal sealed class WayMeter(int workers)
{
    private readonly long[] _rows = new long[Math.Max(1, workers)];

    public long Kept { get; private set; }
    public long Atomics { get; private set; }
    public bool UsesDoubles { get; private set; }
    public long BusiestRows => _rows.Max();

    public T[] Keep<T>(int count)
    {
        Kept += count;
        if (typeof(T) == typeof(double)) UsesDoubles = true;
        return new T[count];
    }

    public double InDouble(double value)
    {
        UsesDoubles = true;
        return value;
    }

    public void AddAtomically(Strip to, int at, float value)
    {
        Atomics++;
        to[at] += value;
    }

    public void Worked(int worker, long rows) => _rows[worker] += rows;
}
