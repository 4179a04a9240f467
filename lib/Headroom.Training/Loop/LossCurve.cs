namespace Headroom.Training.Loop;

/// <summary>
/// The losses of a run as points of a chart: each is the mean over the steps since the one before, for single steps jump up and down.
/// </summary>
/// <param name="bytesPerToken">Of the tokens that are learned: makes bits per byte of nats per token.</param>
public sealed class LossCurve(double bytesPerToken = 1)
{
    private readonly List<double> _tokens = [], _bits = [];
    private double _sum;
    private int _steps;

    /// <summary>Tokens read up to each point.</summary>
    public IReadOnlyList<double> Tokens => _tokens;

    /// <summary>Bits per byte, one for each point.</summary>
    public IReadOnlyList<double> BitsPerByte => _bits;

    /// <summary>Takes a step's loss.</summary>
    public void Add(StepReport step)
    {
        _sum += step.Loss;
        _steps++;
    }

    /// <summary>Closes a point after so many tokens; without a step since the last one nothing happens.</summary>
    public void Mark(long tokens)
    {
        if (_steps == 0) return;
        _tokens.Add(tokens);
        _bits.Add(_sum / _steps / Math.Log(2) / bytesPerToken);
        (_sum, _steps) = (0, 0);
    }
}
