using System.Globalization;
using System.Text;
using Headroom.Agents.Chats;
using Headroom.Agents.Rollouts;

namespace Headroom.Agents.DataSets;

/// <summary>Where a data set comes from, for its card.</summary>
/// <param name="Repository">The folder's name alone: a path says who works on it.</param>
/// <param name="Teacher">Model and host, or scripted.</param>
/// <param name="End">Why the run ended.</param>
public sealed record DataOrigin(string Repository, string Teacher, int Seed, double Threshold, string End);

/// <summary>The card of a data set: what is in it, what was left out and why, and what it took.</summary>
public static class DataCard
{
    public static string Of(DataSet data, DataOrigin origin, Meter meter)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(meter);
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# Data of {origin.Repository}");
        Line($"");
        Line($"| what | how much |");
        Line($"|---|---|");
        Line($"| files to learn from | {data.Train.Count:#,0}, {data.Train.Sum(file => (long)file.Text.Length):#,0} characters |");
        Line($"| edits to learn from | {data.Edits.Count:#,0} |");
        Line($"| files held out | {data.HeldOut.Count:#,0}, {data.HeldOut.Sum(file => (long)file.Text.Length):#,0} characters |");
        Line($"| files left out: they repeat a held-out or an earlier file | {data.RepeatedFiles:#,0} |");
        Line($"| methods tried | {data.Trajectories.Count:#,0} |");
        foreach (var group in data.Trajectories.Where(each => each.Reject != Reject.None).GroupBy(each => each.Reject)
            .OrderBy(each => each.Key))
            Line($"| rejected: {Words(group.Key)} | {group.Count():#,0} |");
        var recalls = data.Trajectories.Where(each => each.Recall is not null).Select(each => each.Recall!.Value).ToList();
        if (recalls.Count > 0) Line($"| recall of the second patches, mean of {recalls.Count:#,0} | {recalls.Average():0.00} |");
        Line($"| recall that is kept | {origin.Threshold:0.00} or more |");
        Line($"| teacher | {origin.Teacher} |");
        Line($"| answers | {meter.Answers:#,0}, of them {meter.Replayed:#,0} from an earlier run's record |");
        Line($"| tokens asked and answered | {meter.InputTokens:#,0} and {meter.OutputTokens:#,0} |");
        Line($"| cost | {(meter.Dollars > 0 ? string.Create(CultureInfo.InvariantCulture, $"${meter.Dollars:0.0000}") : "not priced")} |");
        Line($"| seed | {origin.Seed} |");
        Line($"| the run | {origin.End} |");
        Line($"");
        text.Append(HowHeldOut(data)).Append("""

            No teacher was shown a held-out file. Files and edits that share half of their runs of eight words with held-out files are left out,
            and edits that share 80 % of their runs of five words with an earlier one. Nobody has run or tested the edits: a second rollout,
            from a description of the first, came to nearly the same change.

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    // Where no path's hash decides it, the builder holds out the first file.
    private static string HowHeldOut(DataSet data)
    {
        const string Rule = "A file is held out where the SHA-256 of its path begins with a byte that 8 divides.";
        return data.HeldOut.Any(file => HoldOut.Holds(file.Path)) ? Rule
            : $"{Rule} Here that is so of no file, and the one whose\npath comes first is held out: a single file says little of others.";
    }

    /// <summary>A reason in words.</summary>
    public static string Words(Reject reject) => reject switch
    {
        Reject.FirstUnusable => "the first answer changes no method in a way that fits",
        Reject.NoDescription => "no pull request",
        Reject.Leak => "the pull request gives the change away",
        Reject.SecondUnusable => "the second answer changes no method in a way that fits",
        Reject.LowRecall => "the second patch is another one",
        Reject.Refused => "the endpoint refused a request",
        Reject.Duplicate => "nearly an earlier edit",
        Reject.Contaminated => "it says a held-out file again",
        _ => "none",
    };
}
