using Headroom.Grading;

namespace Graders;

/// <summary>
/// Traffic that a controller is judged on: at every position, how many tokens of each drafter's chain are right. A controller is told what
/// it asked for and nothing else, so nothing of what comes can reach it. Each drafter has one chance a phase, the same for each of its
/// tokens.
/// </summary>
internal sealed class DraftTraffic
{
    private readonly double[] _pass, _draft;
    private readonly byte[][] _right; // [drafter][position]
    private readonly int[] _phases;   // the first position of each, and the end

    /// <param name="chances">[phase][drafter].</param>
    public DraftTraffic(Draw draw, double[] pass, double[] draft, int tokens, params double[][] chances)
    {
        (_pass, _draft) = (pass, draft);
        _phases = [.. Enumerable.Range(0, chances.Length + 1).Select(phase => phase * tokens)];
        _right = [.. draft.Select((_, drafter) => Enumerable.Range(0, tokens * chances.Length)
            .Select(position => (byte)Chain(draw, chances[position / tokens][drafter])).ToArray())];
    }

    public double[] Pass => _pass;

    public double[] Draft => _draft;

    public int Longest => _pass.Length - 1;

    public double Plain => _phases[^1] * _pass[0];

    /// <summary>Seconds of the best setting, fixed from the first token to the last.</summary>
    public double Best() => Settings().Min(setting => Enumerable.Range(0, _phases.Length - 1).Sum(phase => Fixed(setting, phase)));

    /// <summary>Seconds of an oracle that has the best fixed setting for each phase.</summary>
    public double Oracle() => Enumerable.Range(0, _phases.Length - 1).Sum(phase => Settings().Min(setting => Fixed(setting, phase)));

    /// <summary>What a controller did: its seconds, its rounds, and its choices as one number each.</summary>
    public Played Play(Func<(int Drafter, int Length)> next, Action<int, int, int> observe)
    {
        var (at, seconds, rounds, choices, wrong) = (0, 0.0, 0, new List<int>(), "");
        while (at < _phases[^1])
        {
            var (drafter, length) = next();
            if (length < 0 || length > Longest || length > 0 && (drafter < 0 || drafter >= _draft.Length))
            {
                wrong = $"in round {rounds} it chooses length {length} of drafter {drafter}: there are {_draft.Length} drafters and "
                    + $"lengths from 0 to {Longest}";
                break;
            }
            var accepted = length == 0 ? 0 : Accepted(drafter, length, at, _phases[^1]);
            seconds += Round(drafter, length);
            observe(drafter, length, accepted);
            choices.Add(length == 0 ? 0 : 1 + drafter * Longest + length);
            (at, rounds) = (at + accepted + 1, rounds + 1);
        }
        return new(seconds, rounds, choices, wrong);
    }

    private IEnumerable<(int Drafter, int Length)> Settings() => from drafter in Enumerable.Range(0, _draft.Length)
        from length in Enumerable.Range(0, _pass.Length) select (drafter, length);

    private double Fixed((int Drafter, int Length) setting, int phase)
    {
        var (at, seconds) = (_phases[phase], 0.0);
        for (; at < _phases[phase + 1]; seconds += Round(setting.Drafter, setting.Length))
            at += 1 + Accepted(setting.Drafter, setting.Length, at, _phases[phase + 1]);
        return seconds;
    }

    private double Round(int drafter, int length) => _pass[length] + (length == 0 ? 0 : length * _draft[drafter]);

    private int Accepted(int drafter, int length, int at, int end) => Math.Min(Math.Min(length, _right[drafter][at]), end - at - 1);

    private static int Chain(Draw draw, double chance)
    {
        var right = 0;
        while (right < 20 && draw.Real(0, 1) < chance) right++;
        return right;
    }
}

internal sealed record Played(double Seconds, int Rounds, List<int> Choices, string Wrong)
{
    /// <summary>Share of rounds that were plain.</summary>
    public double Silent => Choices.Count(choice => choice == 0) / (double)Math.Max(1, Rounds);
}
