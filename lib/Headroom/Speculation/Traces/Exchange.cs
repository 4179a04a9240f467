namespace Headroom.Speculation.Traces;

/// <summary>One request and what the target answers: at position i of the answer the target's next token is <c>Answer[i]</c>.</summary>
/// <param name="Prompt">Tokens that the request brings.</param>
/// <param name="Answer">Tokens of the target, in their order.</param>
/// <param name="Phase">The part of the trace, from 0, in which traffic is of one kind.</param>
public sealed record Exchange(int[] Prompt, int[] Answer, int Phase);
