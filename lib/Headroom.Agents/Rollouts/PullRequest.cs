namespace Headroom.Agents.Rollouts;

/// <summary>A title and a body that describe a change without its lines.</summary>
public sealed record PullRequest(string Title, string Body)
{
    /// <summary>Title and body as one text.</summary>
    public string Text => $"{Title}\n\n{Body}";

    /// <summary>Reads a first line and a rest; null where one of both is missing.</summary>
    public static PullRequest? Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = answer.ReplaceLineEndings("\n").Trim();
        var end = text.IndexOf('\n');
        if (end < 0) return null;
        // Teachers like headings.
        var (title, body) = (text[..end].Trim(' ', '#', '*'), text[end..].Trim());
        return title.Length == 0 || body.Length == 0 ? null : new PullRequest(title, body);
    }
}
