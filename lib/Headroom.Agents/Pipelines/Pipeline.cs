using System.Globalization;
using Headroom.Agents.Chats;
using Headroom.Agents.DataSets;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Pipelines;

/// <summary>
/// Makes a data set of a repository: picks methods, has each changed twice, keeps what the second time says again, and writes it with its
/// card. Every answer is on the disk before it is used. A run that was killed, stopped or ran out of money begins again by reading its own
/// answers, and asks only for what it has not.
/// </summary>
public sealed class Pipeline(CodeRepository repository, PipelineOptions options)
{
    public const string AnswersFile = "answers.jsonl";

    private readonly DataSetBuilder _builder = new(repository);

    /// <summary>The files that a teacher may be shown: those that are learned from and hold a method that is picked.</summary>
    public IReadOnlyList<string> Shown => [.. Picked().Select(member => member.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A bound on the tokens of all requests and answers of a run: bytes of what is sent, and the longest answers.</summary>
    public long MostTokens
    {
        get
        {
            var files = _builder.Train.ToDictionary(file => file.Path, file => (long)System.Text.Encoding.UTF8.GetByteCount(file.Text));
            // A file goes out twice. A patch has no more lines than its file and an answer; what else is said is short.
            return Picked().Sum(member => 3 * files[member.Path] + 6L * Prompts.MostOutput + 4096);
        }
    }

    /// <param name="teacher">Any chat client, with a name for the record and the card.</param>
    /// <param name="folder">Where the data set goes, and the answers.</param>
    /// <param name="tell">One line for each method; null: nothing is told.</param>
    /// <exception cref="IOException">Another run writes the folder.</exception>
    public async Task<PipelineResult> Run(
        Teacher teacher, string folder, Action<Trajectory>? tell = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        var meter = new Meter(options.Prices, options.MostTokens, options.MostDollars);
        using var transcript = Transcript.Open(Path.Combine(folder, AnswersFile));
        using var recorded = new RecordedChatClient(transcript, teacher.Name, teacher.Client);
        using var metered = new MeteringChatClient(recorded, meter);
        var (end, complete) = await Try(new TwoRollouts(metered, options.Threshold), meter, tell, cancel);
        var data = _builder.Build();
        var origin = new DataOrigin(Path.GetFileName(repository.Root), teacher.Name, options.Seed, options.Threshold, end);
        data.Write(folder, DataCard.Of(data, origin, meter));
        return new PipelineResult(data, meter, end, complete);
    }

    private async Task<(string End, bool Complete)> Try(
        TwoRollouts rollouts, Meter meter, Action<Trajectory>? tell, CancellationToken cancel)
    {
        var files = _builder.Train.ToDictionary(file => file.Path);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (options.Longest is { } longest) time.CancelAfter(longest);
        var members = Picked();
        foreach (var (index, member) in members.Index())
        {
            var kind = Instructions.All[(index + options.Seed % Instructions.All.Count + Instructions.All.Count) % Instructions.All.Count];
            try
            {
                Keep(await rollouts.Run(files[member.Path], member, kind, time.Token));
            }
            // The first request of all tells that an endpoint takes none.
            catch (RequestRefusedException refused) when (meter.Answers > 0)
            {
                Keep(TwoRollouts.Begun(member, kind) with { Reject = Reject.Refused, Why = refused.Message });
            }
            catch (TeacherException stop)
            {
                return (Stopped(index, members.Count, stop.Message), false);
            }
            catch (OperationCanceledException)
            {
                return (Stopped(index, members.Count, cancel.IsCancellationRequested ? "interrupted" : "its time was over"), false);
            }
        }
        return (string.Create(CultureInfo.InvariantCulture, $"all {members.Count:#,0} methods were tried"), true);

        void Keep(Trajectory trajectory)
        {
            var kept = _builder.Add(trajectory);
            tell?.Invoke(kept);
        }
    }

    private IReadOnlyList<Member> Picked() => [.. MemberPicker.Order(_builder.Train, options.Seed).Take(options.Methods)];

    private static string Stopped(int tried, int all, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"stopped after {tried:#,0} of {all:#,0} methods: {why}");
}
