using Shift = (int Done, int SentBack, double Busy, double InReview);

namespace Graders;

/// <summary>One person and agents, minute by minute; with one rule broken for each known mistake.</summary>
internal sealed record ReviewRoom
{
    /// <summary>Of results that wait, which is first.</summary>
    public Func<IEnumerable<(double At, int Agent)>, (double At, int Agent)> First { get; init; } = InOrder;

    public bool CountsTheCutOff { get; init; }
    public bool BusyLosesTheCutOff { get; init; }
    public bool BusyBeyondTheEnd { get; init; }
    public bool LosesTheLastMinute { get; init; }
    public bool KeepsWorking { get; init; }
    public bool SentBackIsReviewedAtOnce { get; init; }
    public bool SentBackIsDone { get; init; }
    public bool ListsOfOneAgent { get; init; }
    public bool NobodyWaits { get; init; }
    public bool WaitsOnly { get; init; }
    public bool ReviewOnly { get; init; }
    public bool FromTheStart { get; init; }
    public bool BusyInMinutes { get; init; }
    public bool StartsWithTheReview { get; init; }
    public bool FailsByStart { get; init; }

    private static (double At, int Agent) InOrder(IEnumerable<(double At, int Agent)> waiting) => waiting.Min();

    public Shift Run(int agents, double[] work, double[] review, bool[] fails, double minutes)
    {
        var handedIn = new List<(double At, int Agent)>();
        var turns = new int[agents];
        var (starts, reviews, sentBack, now, busy, inReview) = (0, 0, 0, 0.0, 0.0, 0.0);
        double Work(int agent) => work[(ListsOfOneAgent ? turns[agent]++ : starts++) % work.Length];
        for (var agent = 0; agent < agents; agent++) handedIn.Add((Work(agent), agent));
        while (handedIn.Count > 0)
        {
            if (!handedIn.Exists(result => result.At <= now)) now = handedIn.Min(result => result.At);
            var (at, agent) = First(handedIn.Where(result => result.At <= now));
            var begin = NobodyWaits ? at : now;
            if (begin >= minutes) break;
            var end = begin + review[reviews % review.Length];
            var isCutOff = LosesTheLastMinute ? end >= minutes : end > minutes;
            busy += BusyBeyondTheEnd ? end - begin : isCutOff && BusyLosesTheCutOff ? 0 : Math.Min(end, minutes) - begin;
            if (isCutOff && !CountsTheCutOff) break;
            var comesBack = fails[(FailsByStart ? starts - 1 : reviews) % fails.Length];
            reviews++;
            inReview += WaitsOnly ? begin - at : ReviewOnly ? end - begin : FromTheStart ? end : end - at;
            if (comesBack) sentBack++;
            now = NobodyWaits ? now : end;
            handedIn.Remove((at, agent));
            handedIn.Add((comesBack && SentBackIsReviewedAtOnce ? end
                : (KeepsWorking ? at : StartsWithTheReview ? begin : end) + Work(agent), agent));
        }
        return (SentBackIsDone ? reviews : reviews - sentBack, sentBack, busy / (BusyInMinutes ? 1 : minutes),
            reviews == 0 ? 0 : inReview / reviews);
    }
}
