using Headroom.Grading;

namespace Graders;

// All parts together: an honest drafter and one that saw the text, on one recorded text.
public sealed partial class BestPrefixesGrader
{
    // Standard errors that chance exceeds once in ten million: the honest drafter's false alarm, and less, for its mean is below the bound.
    private const double Errors = 5.2;

    private void UnderTheBound() => Case("a drafter that knows the target, and one that saw the text", () => Part("the whole", () =>
    {
        const int Length = 3, Size = 2500;
        var target = CountedTarget.Drawn(Draw, 4, 2.5);
        // What counts of the past is the last two tokens, so the texts have 16 states and as many bounds.
        double[] Behind(int[] seen, int[] prefix) => target.Rule(((int[])[.. seen[^2..], .. prefix])[^2..]);
        List<int> drawn = [0, 0];
        while (drawn.Count < Size) drawn.Add(TreeRules.Token(Behind([.. drawn[^2..]], []), Draw.Real(0, 1)));
        int[] text = [.. drawn];
        Dictionary<int, double> known = [];
        double Bound(int at) => known.TryGetValue(text[at - 2] * 4 + text[at - 1], out var bound) ? bound
            : known[text[at - 2] * 4 + text[at - 1]] = BestPrefixes.Bound(prefix => Behind(text[(at - 2)..at], prefix), Length);
        int[] Chain(int[] seen)
        {
            List<int> chain = [];
            while (chain.Count < Length && Behind(seen, [.. chain]) is var p) chain.Add(Array.IndexOf(p, p.Max()));
            return [.. chain];
        }
        (double Tokens, double Mean, double Error) Play(Func<int[], int[]> drafter)
        {
            var (rounds, at) = (BestPrefixes.Rounds(text, 2, Length, drafter), 2);
            List<double> bounds = [];
            foreach (var round in rounds)
            {
                bounds.Add(Bound(at));
                at += round;
            }
            var (mean, error) = BestPrefixes.Above(rounds, [.. bounds]);
            return (rounds.Average(), mean, error);
        }
        var (honest, seer) = (Play(Chain), Play(seen => text[seen.Length..Math.Min(Size, seen.Length + Length)]));
        That(honest.Mean <= Errors * honest.Error, "the honest drafter is under the bound",
            $"a drafter that does not see the draw brings {honest.Mean:0.00} tokens more than your bound, and the error is "
            + $"{honest.Error:0.00}");
        That(seer.Mean > Errors * seer.Error, "the other one is above the bound",
            $"a drafter that saw the text brings {seer.Tokens:0.00} tokens a round, and your numbers do not show that it is above the "
            + "bound");
        Meaning($"A chain of {Length} from the target itself brings {honest.Tokens:0.00} tokens a round, {-honest.Mean:0.00} under the "
            + "bound. "
            + $"One that saw the text brings {seer.Tokens:0.00}, {seer.Mean:0.00} above it: {seer.Mean / seer.Error:0} standard errors.");
    }));
}
