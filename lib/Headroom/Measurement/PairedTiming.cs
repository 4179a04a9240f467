namespace Headroom.Measurement;

/// <summary>
/// Compares two implementations in the only way that survives a busy machine: interleaved, candidate, baseline, baseline, candidate and
/// then
/// the mirror image, so that a drift hits both alike; each call on a fresh input made outside the timed region; medians and bounds instead
/// of means.
/// </summary>
public static class PairedTiming
{
    /// <summary>Times functions that return their result.</summary>
    /// <param name="candidate">What is judged.</param>
    /// <param name="baseline">What it is judged against.</param>
    /// <param name="inputs">Makes input number i, anew on every call; both sides get equal inputs, neither gets the other's object.</param>
    /// <param name="options">Required ratio and bounds.</param>
    /// <param name="recheck">Sees number, input and result of every timed call of the candidate, outside the timed region; throws when the
    /// result is wrong.</param>
    public static PairedTimingReport Compare<TInput, TResult>(
        Func<TInput, TResult> candidate,
        Func<TInput, TResult> baseline,
        Func<int, TInput> inputs,
        PairedTimingOptions? options = null,
        Action<int, TInput, TResult>? recheck = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(inputs);
        using var activity = Activity.Begin("timing two versions in turns");
        return new PairedRun<TInput, TResult>(candidate, baseline, inputs, (options ?? new()).Validate(), recheck).Run();
    }

    /// <summary>Times methods that write their result into the input.</summary>
    /// <param name="candidate">What is judged.</param>
    /// <param name="baseline">What it is judged against.</param>
    /// <param name="inputs">Makes input number i, anew on every call.</param>
    /// <param name="options">Required ratio and bounds.</param>
    /// <param name="recheck">Sees number and input, with the result in it, of every timed call of the candidate.</param>
    public static PairedTimingReport Compare<TInput>(
        Action<TInput> candidate,
        Action<TInput> baseline,
        Func<int, TInput> inputs,
        PairedTimingOptions? options = null,
        Action<int, TInput>? recheck = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        return Compare(
            input => { candidate(input); return 0; },
            input => { baseline(input); return 0; },
            inputs,
            options,
            recheck is null ? null : (Action<int, TInput, int>)((i, input, _) => recheck(i, input)));
    }
}
