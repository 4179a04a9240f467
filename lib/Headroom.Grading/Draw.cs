namespace Headroom.Grading;

/// <summary>Inputs from one seed. Values are distinct and of both signs, so that a wrong index shows.</summary>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Int(int low, int high) => _random.Next(low, high + 1);

    /// <summary>A real number, uniform in [low, high).</summary>
    public double Real(double low, double high) => low + (high - low) * _random.NextDouble();

    /// <summary>Log-uniform in [low, high): as likely between 1 and 10 as between 10 and 100.</summary>
    public double Scale(double low, double high) => Math.Exp(Real(Math.Log(low), Math.Log(high)));

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>Puts the values in a drawn order, in place.</summary>
    public void Shuffle<T>(T[] values) => _random.Shuffle(values);

    /// <summary>Standard normal values times <paramref name="scale"/>.</summary>
    public float[] Normal(int count, float scale = 1)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = scale * (float)(Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));
        return values;
    }
}
