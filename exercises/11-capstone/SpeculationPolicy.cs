// 11.4 Speculation for a batch. Objective: share one pass among the drafts of many texts, by what tokens cost now and what was accepted.
// A round: every drafter may draft for every text; one pass verifies all drafts; a text commits its longest right draft and one token more.
//   Next     sequences [batch] are the texts' numbers, pass[k] seconds of a pass over k tokens, draft [drafters] those of a drafted token.
//            Returns the lengths [batch, drafters], 0 to longest, in a new array. The round takes pass[batch + all lengths] and the drafts.
//            pass goes as far as all lengths together. Next changes nothing: asked twice, it answers the same.
//   Observe  told of each text after the round: of lengths[d] drafted tokens of drafter d the first accepted[d] were right.
// Batch, pass and draft change between rounds, texts come and go, what is guessed well shifts, and each text has its own chances.
// No clock and no chance. Where nothing can be guessed it may take 3 % more than plain decoding (all lengths 0). The score: seconds,
// plain 1, against the least that drafts known in advance would take; S = 0.81 passes, and each kind of traffic has a mark of its own.
// Out of scope: trees within a draft, levels of confidence. About 50 lines.
public sealed class SpeculationPolicy
{
    // your turn: begin
    public SpeculationPolicy(int drafters, int longest) => throw new NotAttempted("11.4");

    public int[,] Next(int[] sequences, double[] pass, double[] draft) => throw new NotAttempted("11.4");

    public void Observe(int sequence, int[] lengths, int[] accepted) => throw new NotAttempted("11.4");
    // your turn: end
}
