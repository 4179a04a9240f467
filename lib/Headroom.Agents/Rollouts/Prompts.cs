using Headroom.Agents.Sources;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Rollouts;

/// <summary>What a teacher is asked. Texts are part of a transcript's keys: another word is another request.</summary>
public static class Prompts
{
    public const string Editing =
        "You change C# code. First say in one sentence what you changed and why. Then give the method as it is after the change, whole, in "
        + "one block between ```csharp and ```. Keep its name and its parameters. Change no other method.";

    public const string Describing =
        "You write the description of a change for others who work on the code. First line: a title of at most 60 characters. Then an "
        + "empty line. Then two to four sentences: which method changes, what it does afterwards that it did not do before, and why. Quote "
        + "no code, and name nothing that only the change brings.";

    /// <summary>Tokens of an answer at most.</summary>
    public const int MostOutput = 2048;

    /// <summary>The first rollout: a file, a method, a vague instruction.</summary>
    public static IReadOnlyList<ChatMessage> First(SourceFile file, Member member, string instruction)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(member);
        return
        [
            new(ChatRole.System, Editing),
            new(ChatRole.User, $"{Shown(file)}\n\nThe method is {member.Name}. {instruction}"),
        ];
    }

    /// <summary>The pull request that is made up for a change.</summary>
    public static IReadOnlyList<ChatMessage> Description(string patch, string said, string method) =>
    [
        new(ChatRole.System, Describing),
        new(ChatRole.User, $"The change of {method}:\n```diff\n{patch}```\n\nIts author says: {said}"),
    ];

    /// <summary>The second rollout: the file as it was, and the pull request. Nothing else of the first.</summary>
    public static IReadOnlyList<ChatMessage> Second(SourceFile file, PullRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        return
        [
            new(ChatRole.System, Editing),
            new(ChatRole.User, $"{Shown(file)}\n\nThis pull request is wanted:\n\n{request.Title}\n\n{request.Body}"),
        ];
    }

    private static string Shown(SourceFile file) => $"{file.Path}\n```csharp\n{file.Text.ReplaceLineEndings("\n").TrimEnd('\n')}\n```";
}
