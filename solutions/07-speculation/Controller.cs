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
    private const double Memory = 60, Exploring = 0.01; // tokens that count; share of all time
    private const int Probe = 4;
    private readonly double[] _pass, _draft, _tried, _right; // of each drafter: tokens judged and right ones, older ones less
    private readonly long[] _asked; // the round in which each drafter drafted last
    private double _seconds, _lost, _rate; // so far; by exploring; tokens a second of the best choice
    private bool _explores;
    private long _round;

    public Controller(double[] pass, double[] draft)
    {
        (_pass, _draft) = ([.. pass], [.. draft]);
        (_tried, _right, _asked) = (new double[draft.Length], new double[draft.Length], new long[draft.Length]);
    }

    public (int Drafter, int Length) Next()
    {
        var best = (Drafter: 0, Length: 0);
        _rate = 1 / _pass[0];
        for (var drafter = 0; drafter < _draft.Length; drafter++)
        {
            var (chance, reached, tokens) = ((_right[drafter] + 1) / (_tried[drafter] + 2), 1.0, 1.0);
            for (var length = 1; length < _pass.Length; length++)
            {
                tokens += reached *= chance;
                var rate = tokens / (_pass[length] + length * _draft[drafter]);
                if (rate > _rate) (best, _rate) = ((drafter, length), rate);
            }
        }
        var oldest = Array.IndexOf(_asked, _asked.Min());
        _explores = _lost <= Exploring * _seconds && (best.Length == 0 || best.Drafter != oldest);
        return _explores ? (oldest, Math.Min(Probe, _pass.Length - 1)) : best;
    }

    public void Observe(int drafter, int length, int accepted)
    {
        var seconds = _pass[length] + length * _draft[drafter];
        _seconds += seconds;
        if (_explores) _lost += Math.Max(0, seconds - (accepted + 1) * (1 / _rate));
        _round++;
        if (length == 0) return;
        _asked[drafter] = _round;
        var judged = Math.Min(accepted + 1, length); // behind the first wrong one nothing is judged
        var left = Math.Pow(1 - 1 / Memory, judged);
        _tried[drafter] = left * _tried[drafter] + judged;
        _right[drafter] = left * _right[drafter] + accepted;
    }
    //> public Controller(double[] pass, double[] draft) => throw new NotAttempted("07.8");
    //>
    //> public (int Drafter, int Length) Next() => throw new NotAttempted("07.8");
    //>
    //> public void Observe(int drafter, int length, int accepted) => throw new NotAttempted("07.8");
    // your turn: end
}
