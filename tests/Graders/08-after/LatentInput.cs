using Headroom.Grading;
using Headroom.Models;

namespace Graders;

/// <summary>Known mistakes of latent attention.</summary>
internal enum LatentMistake
{
    None, ScaleOfNope, NoScale, NoRope, AllRows, LastRowMissing, RopeOfHeadZero, ValuesOfHeadZero, NotDivided, KeyIsValue,
}

/// <summary>A query over a cache of latents. Rows past length hold what drowns everything.</summary>
internal sealed record LatentInput(
    LatentShape Shape, int Length, float[] QNope, float[] QRope, float[] Cache, float[] KeyUp, float[] ValueUp)
{
    /// <param name="draw">Draws.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="length">Filled rows.</param>
    /// <param name="rows">Rows of the cache.</param>
    /// <param name="spread">How far scores lie apart, about.</param>
    public static LatentInput Of(Draw draw, LatentShape shape, int length, int rows, float spread = 1)
    {
        var (heads, nope, rope, latent, value) = shape;
        var cache = draw.Normal(rows * (latent + rope));
        for (var i = length * (latent + rope); i < cache.Length; i++) cache[i] += 40;
        return new(shape, length, draw.Normal(heads * nope, spread), draw.Normal(heads * rope, spread), cache,
            draw.Normal(heads * nope * latent, 1 / MathF.Sqrt(latent)), draw.Normal(heads * value * latent, 1 / MathF.Sqrt(latent)));
    }

    /// <summary>The plain form in float64: a key and a value of every cached token and head.</summary>
    public (double[] O, Tolerance Allowed) Reference(LatentMistake mistake = LatentMistake.None)
    {
        var (heads, nope, rope, latent, value) = Shape;
        var (width, o, worst) = (latent + rope, new double[heads * value], 0.0);
        var length = mistake switch
        {
            LatentMistake.AllRows => Cache.Length / width, LatentMistake.LastRowMissing => Length - 1, _ => Length,
        };
        for (var h = 0; h < heads; h++)
        {
            var (scores, values, off) = (new double[length], new double[length * value], 0.0);
            var sizes = 0.0;
            for (var t = 0; t < length; t++)
            {
                var (score, size) = (0.0, 0.0);
                for (var i = 0; i < nope; i++)
                {
                    var (key, keySize) = Row(KeyUp, (h * nope + i) * latent, t * width, latent);
                    (score, size) = (score + QNope[h * nope + i] * key, size + Math.Abs(QNope[h * nope + i]) * keySize);
                }
                for (var i = 0; i < rope && mistake != LatentMistake.NoRope; i++)
                {
                    var of = mistake == LatentMistake.RopeOfHeadZero ? 0 : h;
                    var product = (double)QRope[of * rope + i] * Cache[t * width + latent + i];
                    (score, size) = (score + product, size + Math.Abs(product));
                }
                var scale = Math.Sqrt(mistake switch { LatentMistake.ScaleOfNope => nope, LatentMistake.NoScale => 1, _ => nope + rope });
                (scores[t], off) = (score / scale, Math.Max(off, size / scale));
                for (var i = 0; i < value; i++)
                {
                    var up = mistake == LatentMistake.ValuesOfHeadZero ? 0 : h;
                    (values[t * value + i], var valueSize) = mistake == LatentMistake.KeyIsValue && i < nope
                        ? Row(KeyUp, (h * nope + i) * latent, t * width, latent)
                        : Row(ValueUp, (up * value + i) * latent, t * width, latent);
                    sizes = Math.Max(sizes, valueSize);
                }
            }
            var max = scores.DefaultIfEmpty().Max();
            var total = scores.Sum(score => Math.Exp(score - max));
            for (var i = 0; i < value; i++)
                o[h * value + i] = Enumerable.Range(0, length).Sum(t => Math.Exp(scores[t] - max) * values[t * value + i])
                    / (mistake == LatentMistake.NotDivided ? 1 : total);
            // A score sums nope * latent + rope products in some order, of which errors of either sign are left: four times the root. It is
            // a relative error of the weights, above and below the line. Then the averages of latents, and the way up.
            worst = Math.Max(worst, sizes * (2 * 4 * Math.Sqrt(nope + latent + rope) * off + 8 * Math.Sqrt(length) + latent + 16));
        }
        return (o, Tolerance.Absolute(Tolerance.Float32Roundoff * worst));
    }

    private (double Sum, double Size) Row(float[] up, int first, int token, int latent)
    {
        var (sum, size) = (0.0, 0.0);
        for (var c = 0; c < latent; c++)
        {
            var product = (double)up[first + c] * Cache[token + c];
            (sum, size) = (sum + product, size + Math.Abs(product));
        }
        return (sum, size);
    }
}
