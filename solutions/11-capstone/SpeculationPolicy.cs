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
    private const double Memory = 30, Common = 100, Weight = 4; // tokens that count: of a text, of all texts, of all against one text
    private readonly int _drafters, _longest;
    private readonly Dictionary<int, double[,]> _texts = []; // [drafters, 2]: right and judged
    private readonly double[,] _all;

    public SpeculationPolicy(int drafters, int longest) =>
        (_drafters, _longest, _all) = (drafters, longest, new double[drafters, 2]);

    public int[,] Next(int[] sequences, double[] pass, double[] draft)
    {
        var (lengths, best) = (new int[sequences.Length, _drafters], new int[sequences.Length, _drafters]);
        var chances = Chances(sequences);
        var (tokens, spent, rate) = ((double)sequences.Length, 0.0, sequences.Length / pass[sequences.Length]);
        for (var total = sequences.Length + 1; total < pass.Length; total++)
        {
            var (most, s, d) = (0.0, 0, 0);
            for (var i = 0; i < sequences.Length; i++)
                for (var j = 0; j < _drafters; j++)
                    if (lengths[i, j] < _longest && Gain(chances, lengths, i, j) - rate * draft[j] is var gain && gain > most)
                        (most, s, d) = (gain, i, j);
            if (most == 0) break;
            (tokens, spent) = (tokens + most + rate * draft[d], spent + draft[d]);
            lengths[s, d]++;
            if (tokens / (pass[total] + spent) is var now && now > rate) (best, rate) = ((int[,])lengths.Clone(), now);
        }
        return best;
    }

    // That one token more of this drafter is right, and no other draft of the text has as many right.
    private double Gain(double[,] chances, int[,] lengths, int s, int d)
    {
        var (length, gain) = (lengths[s, d] + 1, Math.Pow(chances[s, d], lengths[s, d] + 1));
        for (var other = 0; other < _drafters; other++)
            if (other != d && lengths[s, other] >= length) gain *= 1 - Math.Pow(chances[s, other], length);
        return gain;
    }

    private double[,] Chances(int[] sequences)
    {
        var chances = new double[sequences.Length, _drafters];
        for (var s = 0; s < sequences.Length; s++)
            for (var d = 0; d < _drafters; d++)
            {
                var (seen, all) = (_texts.GetValueOrDefault(sequences[s]), (_all[d, 0] + 1) / (_all[d, 1] + 2));
                chances[s, d] = seen is null ? all : (seen[d, 0] + Weight * all) / (seen[d, 1] + Weight);
            }
        return chances;
    }

    public void Observe(int sequence, int[] lengths, int[] accepted)
    {
        if (!_texts.TryGetValue(sequence, out var seen)) _texts[sequence] = seen = new double[_drafters, 2];
        for (var d = 0; d < _drafters; d++)
        {
            var judged = Math.Min(accepted[d] + 1, lengths[d]); // behind the first wrong one nothing is judged
            Learn(seen, d, accepted[d], judged, Math.Pow(1 - 1 / Memory, judged));
            Learn(_all, d, accepted[d], judged, Math.Pow(1 - 1 / Common, Math.Max(1, judged)));
        }
    }

    // What nobody drafts is forgotten too, and so tried again.
    private static void Learn(double[,] seen, int d, int right, int judged, double kept) =>
        (seen[d, 0], seen[d, 1]) = (kept * seen[d, 0] + right, kept * seen[d, 1] + judged);
    //> public SpeculationPolicy(int drafters, int longest) => throw new NotAttempted("11.4");
    //>
    //> public int[,] Next(int[] sequences, double[] pass, double[] draft) => throw new NotAttempted("11.4");
    //>
    //> public void Observe(int sequence, int[] lengths, int[] accepted) => throw new NotAttempted("11.4");
    // your turn: end
}
