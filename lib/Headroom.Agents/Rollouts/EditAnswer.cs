using System.Text.RegularExpressions;

namespace Headroom.Agents.Rollouts;

/// <summary>What a teacher said of a change, and the method after it.</summary>
public sealed partial record EditAnswer(string Said, string Code)
{
    /// <summary>The words before the first block, and the block; null where there is no whole block.</summary>
    public static EditAnswer? Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var match = Block().Match(answer.ReplaceLineEndings("\n"));
        return match.Success ? new EditAnswer(match.Groups["said"].Value.Trim(), match.Groups["code"].Value) : null;
    }

    [GeneratedRegex(@"\A(?<said>.*?)^```[a-zA-Z#]*[ ]*\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
