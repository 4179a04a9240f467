// 07.8 A controller. Objective: choose drafter and length before every round, by what passes cost and what was accepted. 0 is a choice.
//   pass     [longest + 1]: pass[g] is the seconds of a pass that verifies g drafted tokens; pass[0] is plain decoding
//   draft    [drafters]: seconds of one drafted token. A round of length g by drafter d takes pass[g] + g * draft[d].
//   Next     the choice for the next round: a drafter, and a length from 0 to longest. 0 is plain, whatever the drafter.
//   Observe  the round is over: of the drafted tokens the first `accepted` were right, and accepted + 1 tokens are committed.
// Nothing else is known: not what another drafter would have got accepted, not whether traffic has shifted. Traffic shifts, so what was
// seen long ago counts less. Rounds that only explore may lose 1 % of all time against what the estimates say is best, and one round more.
// No clock and no chance: the same observations give the same choices. Judged by seconds a token on traffic that you have not seen.
// Out of scope: trees, levels of confidence, batches. About 40 lines.
public sealed class Controller
{
    // your turn: begin
    public Controller(double[] pass, double[] draft) => throw new NotAttempted("07.8");

    public (int Drafter, int Length) Next() => throw new NotAttempted("07.8");

    public void Observe(int drafter, int length, int accepted) => throw new NotAttempted("07.8");
    // your turn: end
}
