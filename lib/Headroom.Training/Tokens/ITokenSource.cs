namespace Headroom.Training.Tokens;

/// <summary>Where a run's tokens come from. What a step sees depends on its number alone: a resumed run reads on as it was.</summary>
public interface ITokenSource
{
    /// <summary>Every token is below this.</summary>
    int Vocabulary { get; }

    /// <summary>Bytes of text that a token stands for on average: turns nats per token into bits per byte.</summary>
    double BytesPerToken { get; }

    /// <summary>
    /// Fills (size, context) inputs and, one token on, as many targets. A token that is no target is
    /// <see cref="TokenBatch.NoTarget"/>.
    /// </summary>
    /// <param name="step">Which batch, from 0.</param>
    /// <param name="size">Sequences.</param>
    /// <param name="context">Tokens in each.</param>
    /// <param name="inputs">size * context tokens.</param>
    /// <param name="targets">As many.</param>
    void Batch(long step, int size, int context, Span<long> inputs, Span<long> targets);
}

/// <summary>Constants of batches.</summary>
public static class TokenBatch
{
    /// <summary>Stands where nothing is to be guessed: the loss leaves it out.</summary>
    public const long NoTarget = -100;
}
