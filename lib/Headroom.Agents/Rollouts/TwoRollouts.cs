using System.Globalization;
using Headroom.Agents.Patches;
using Headroom.Agents.Sources;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Rollouts;

/// <summary>
/// Twice the same change: once by a vague instruction, and once by the pull request that was made up for the first. What the second says
/// again of the first is all the verification there is (arXiv 2601.20789).
/// </summary>
/// <param name="threshold">The least recall that is kept.</param>
public sealed class TwoRollouts(IChatClient teacher, double threshold)
{
    private static readonly ChatOptions s_options = new() { MaxOutputTokens = Prompts.MostOutput };

    /// <summary>One trajectory; three requests where nothing goes wrong.</summary>
    public async Task<Trajectory> Run(SourceFile file, Member member, InstructionKind kind, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(kind);
        var trajectory = Begun(member, kind);
        var instruction = trajectory.Instruction;

        var (edit, said, wrong) = await Edit(file, Prompts.First(file, member, instruction), cancel);
        if (edit is null) return trajectory with { Reject = Reject.FirstUnusable, Why = wrong };
        if (edit.Member.Signature != member.Signature)
            return trajectory with { Reject = Reject.FirstUnusable, Why = $"{edit.Member.Name} was changed instead" };
        var first = new FirstRollout(file, member, instruction, said, Patch.Between(file.Path, file.Text, edit.File));
        trajectory = trajectory with { FirstPatch = first.Patch.ToString() };

        var described = await Ask(Prompts.Description(trajectory.FirstPatch, said, member.Name), cancel);
        if (PullRequest.Read(described) is not { } request)
            return trajectory with { Reject = Reject.NoDescription, Why = "no title and body" };
        trajectory = trajectory with { Title = request.Title, Body = request.Body };
        if (Leaks.In(request.Text, first) is [var leak, ..]) return trajectory with { Reject = Reject.Leak, Why = leak };

        var (again, _, wrongAgain) = await Edit(file, Prompts.Second(file, request), cancel);
        if (again is null) return trajectory with { Reject = Reject.SecondUnusable, Why = wrongAgain };
        return Verified(trajectory, file, again);
    }

    /// <summary>A trajectory before its first request.</summary>
    internal static Trajectory Begun(Member member, InstructionKind kind) => new(
        member.Path, member.Signature, kind.Name, kind.For(member.Name), "", "", "", "", null, "", "", Reject.None, "");

    private Trajectory Verified(Trajectory trajectory, SourceFile file, MemberEdit again)
    {
        var second = Patch.Between(file.Path, file.Text, again.File).ToString();
        var recall = PatchRecall.Of(trajectory.FirstPatch, second);
        trajectory = trajectory with { SecondPatch = second, Recall = recall, Before = again.Member.Text, After = again.Text };
        // A first patch that changes blank lines alone has no recall.
        return recall >= threshold
            ? trajectory
            : trajectory with
            {
                Reject = Reject.LowRecall,
                Why = recall is null ? "the first patch changes nothing that counts"
                    : string.Create(CultureInfo.InvariantCulture, $"recall {recall:0.00} is below {threshold:0.00}"),
            };
    }

    private async Task<(MemberEdit? Edit, string Said, string Wrong)> Edit(
        SourceFile file, IReadOnlyList<ChatMessage> messages, CancellationToken cancel)
    {
        if (EditAnswer.Read(await Ask(messages, cancel)) is not { } answer) return (null, "", "the answer has no whole block of code");
        var edit = MemberEdit.Apply(file, answer.Code, out var reason);
        return (edit, answer.Said, reason ?? "");
    }

    private async Task<string> Ask(IReadOnlyList<ChatMessage> messages, CancellationToken cancel) =>
        (await teacher.GetResponseAsync(messages, s_options, cancel)).Text;
}
