using Graders.Tensors;

namespace Graders.Steps;

/// <summary>One part of a batch: tokens and targets [Rows, Length]; a target of -100 is padding.</summary>
internal sealed record BatchPart(int Rows, int Length, long[] Tokens, long[] Targets)
{
    public const long Padding = -100;

    public int Counted => Targets.Count(target => target != Padding);
}

/// <summary>
/// The step in float64: of each part the loss of its targets, summed, and the gradient of that by central differences. Whatever a step
/// makes of parts is a weighted sum of these.
/// </summary>
internal sealed class StepReference
{
    private readonly int _vocabulary, _width;
    private readonly double[] _frozen;

    /// <param name="weights">Embedding [V, D], gain [D] and output [V, D], one behind the other.</param>
    /// <param name="frozen">[D]: what the mean so far is multiplied by.</param>
    /// <param name="parts">Of the batch.</param>
    public StepReference(double[] weights, double[] frozen, IReadOnlyList<BatchPart> parts)
    {
        (_width, _frozen, Parts) = (frozen.Length, frozen, parts);
        _vocabulary = (weights.Length - _width) / 2 / _width;
        Losses = [.. parts.Select(part => Loss(weights, part))];
        Gradients = [.. parts.Select(part => Differences.Gradient(at => Loss(at, part), [.. weights]))];
    }

    public IReadOnlyList<BatchPart> Parts { get; }

    /// <summary>Nats, the sum over a part's targets.</summary>
    public double[] Losses { get; }

    public double[][] Gradients { get; }

    public double Counted => Parts.Sum(part => part.Counted);

    public double WholeLoss => Losses.Sum() / Counted;

    /// <summary>The gradient that is the sum over parts of share times the gradient of the part's sum.</summary>
    public double[] Gradient(Func<int, double> share)
    {
        var sum = new double[Gradients[0].Length];
        for (var part = 0; part < Parts.Count; part++)
            for (var i = 0; i < sum.Length; i++) sum[i] += share(part) * Gradients[part][i];
        return sum;
    }

    public static double Norm(double[] gradient) => Math.Sqrt(gradient.Sum(slope => slope * slope));

    /// <summary>Brought down to a norm of <paramref name="limit"/> where it is above.</summary>
    public static double[] Clipped(double[] gradient, double limit)
    {
        var factor = Norm(gradient) is var norm && norm > limit ? limit / norm : 1;
        return [.. gradient.Select(slope => factor * slope)];
    }

    private double Loss(double[] weights, BatchPart part)
    {
        var (loss, gain, output) = (0.0, _vocabulary * _width, (_vocabulary + 1) * _width);
        var (h, logits) = (new double[_width], new double[_vocabulary]);
        for (var row = 0; row < part.Rows; row++)
        {
            var sums = new double[_width];
            for (var t = 0; t < part.Length; t++)
            {
                var at = row * part.Length + t;
                for (var d = 0; d < _width; d++)
                {
                    var x = weights[part.Tokens[at] * _width + d];
                    sums[d] += x;
                    h[d] = Math.Tanh(x + sums[d] / (t + 1) * _frozen[d]) * weights[gain + d];
                }
                if (part.Targets[at] == BatchPart.Padding) continue;
                for (var v = 0; v < _vocabulary; v++)
                {
                    logits[v] = 0;
                    for (var d = 0; d < _width; d++) logits[v] += h[d] * weights[output + v * _width + d];
                }
                loss += Math.Log(logits.Sum(Math.Exp)) - logits[part.Targets[at]];
            }
        }
        return loss;
    }
}
