namespace Headroom.Training.Tokens;

/// <summary>A mixture of token files as the source of a run.</summary>
/// <param name="mixture">Whose rows are read, in its order.</param>
/// <param name="vocabulary">Of the files' tokenizer.</param>
/// <param name="bytesPerToken">Of the files, weighted as they are mixed.</param>
public sealed class MixtureTokens(Mixture mixture, int vocabulary, double bytesPerToken) : ITokenSource
{
    public int Vocabulary => vocabulary;

    public double BytesPerToken => bytesPerToken;

    public void Batch(long step, int size, int context, Span<long> inputs, Span<long> targets)
    {
        if (context != mixture.Context)
            throw new ArgumentException($"rows of {mixture.Context} tokens are mixed, and {context} were asked for.", nameof(context));
        var batch = mixture.Batch(checked((int)step), size);
        batch.Inputs.CopyTo(inputs);
        batch.Targets.CopyTo(targets);
    }
}
