using Headroom.Agents.Chats;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Tests.Pipelines;

/// <summary>Another teacher that gives a few answers, then none; it notes what it was asked.</summary>
internal sealed class FailingTeacher(IChatClient inner, int answers) : DelegatingChatClient(inner)
{
    public long MostTokens { get; private set; }

    public List<string> Files { get; } = [];

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (answers-- <= 0) throw new TeacherException("no answer after 6 tries: HTTP 500");
        IReadOnlyList<ChatMessage> all = [.. messages];
        MostTokens += Meter.AtMost(all) + options!.MaxOutputTokens!.Value;
        if (all[^1].Text.StartsWith("src/", StringComparison.Ordinal)) Files.Add(all[^1].Text.Split('\n')[0]);
        return await base.GetResponseAsync(all, options, cancellationToken);
    }
}
