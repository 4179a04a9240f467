using Microsoft.Extensions.AI;

namespace Headroom.Agents.Chats;

/// <summary>Who answers.</summary>
/// <param name="Name">For records and cards: a model and where it runs, without any key.</param>
/// <param name="Endpoint">Where requests go; null where nothing leaves this process.</param>
public sealed record Teacher(string Name, IChatClient Client, TeacherEndpoint? Endpoint = null)
{
    public static Teacher At(TeacherEndpoint endpoint, RetryOptions? retries = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new Teacher(endpoint.ToString(), endpoint.Open(retries), endpoint);
    }

    /// <summary>A transcript that is only replayed.</summary>
    /// <exception cref="FormatException">It has no answers, or lines that are none.</exception>
    public static Teacher Recorded(string path)
    {
        var transcript = Transcript.Read(path);
        var name = transcript.Teacher ?? throw new FormatException($"{path} has no recorded answer");
        return new Teacher(name, new RecordedChatClient(transcript, name));
    }
}
