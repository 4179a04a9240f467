// 07.7 Tables that learn and forget. Objective: draft from the traffic that was served, in bounded memory, and follow it when it shifts.
// A pair is a context, 1 to `order` tokens that stand side by side in a text, and the token that followed it there.
//   Learn    counts the pairs of one text: each token after the first follows the 1 to `order` tokens before it. Texts do not join.
//   Weight   of a pair: each time it was seen counts 2^(-a / halfLife), where a tokens were learned since. The first of a text is one too.
//   Propose  of the longest context at the text's end that has one, the follower with the most weight; equal ones: the one learned last.
//            What weighs below 0.1 is forgotten: it is no follower. The next guess is made behind the first, up to `length` tokens or to
//            where nobody follows. Proposing teaches nothing.
//   Count    pairs that are kept, forgotten ones included, at most `capacity`. A new one beyond that takes the place of the one that was
//            learned least recently. Of one token the shorter context is learned before the longer.
// order and capacity are 1 and more; halfLife is above 0, and infinity keeps all. No guess is an empty array.
// Out of scope: several guesses for one place, chances. About 50 lines.
public sealed class TrafficTables
{
    // your turn: begin
    public TrafficTables(int order, int capacity, double halfLife) => throw new NotAttempted("07.7");

    public int Count => throw new NotAttempted("07.7");

    public void Learn(ReadOnlySpan<int> text) => throw new NotAttempted("07.7");

    public int[] Propose(ReadOnlySpan<int> text, int length) => throw new NotAttempted("07.7");
    // your turn: end
}
