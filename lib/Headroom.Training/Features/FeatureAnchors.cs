using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>
/// The blocks that are learned in rows of T tokens: block a begins at position p(a) and guesses the K tokens behind the one that follows
/// it, from the states of p(a) and before.
/// </summary>
internal sealed class FeatureAnchors
{
    /// <param name="context">T: tokens of a row.</param>
    /// <param name="slots">K.</param>
    /// <param name="first">The first position.</param>
    /// <param name="stride">From a block's position to the next one's.</param>
    /// <exception cref="ArgumentException">A row has no room for one block.</exception>
    public FeatureAnchors(int context, int slots, int first, int stride)
    {
        var last = context - 1 - slots; // whose last guess is the last target
        if (first > last)
            throw new ArgumentException($"rows of {context} tokens have no room for {slots} guesses from position {first} on.");
        (Count, Slots) = ((last - first) / stride + 1, slots);
        long[] at = [.. Enumerable.Range(0, Count).Select(i => (long)first + i * stride)];
        long[] before = [.. at.SelectMany(position => Enumerable.Range(0, slots).Select(slot => position + slot))];
        At = tensor(at);
        Before = tensor(before);
        Guessed = Before + 1;
        using var later = arange(context).unsqueeze(0) > At.unsqueeze(1);
        Unseen = zeros(Count, 1, context).masked_fill(later.unsqueeze(1), float.NegativeInfinity);
        Order = full(slots, slots, float.NegativeInfinity).triu(1);
    }

    /// <summary>A.</summary>
    public int Count { get; }

    /// <summary>K.</summary>
    public int Slots { get; }

    /// <summary>(A): positions whose states are the last that a block sees.</summary>
    public Tensor At { get; }

    /// <summary>(A K): of each slot, where in the targets the token before it stands.</summary>
    public Tensor Before { get; }

    /// <summary>(A K): of each slot, where in the targets its token stands; and the slot's own position in the text.</summary>
    public Tensor Guessed { get; }

    /// <summary>(A, 1, T): minus infinity at the tokens that a block does not see.</summary>
    public Tensor Unseen { get; }

    /// <summary>(K, K): minus infinity at the slots behind a slot.</summary>
    public Tensor Order { get; }
}
