using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>How many characters a cell may still print. What is over is counted and dropped where it is written, so that a loop that prints forever fills nothing.</summary>
internal sealed class PrintBudget(long characters)
{
    private readonly Lock _gate = new();
    private long _left = characters;

    public long Limit { get; } = characters;

    public long Dropped { get; private set; }

    /// <summary>The part of the text that is still allowed; <paramref name="isFirstCut"/> the one time that a part is not.</summary>
    public string Take(string text, out bool isFirstCut)
    {
        lock (_gate)
        {
            var allowed = (int)Math.Min(_left, text.Length);
            _left -= allowed;
            isFirstCut = Dropped == 0 && allowed < text.Length;
            Dropped += text.Length - allowed;
            return allowed == text.Length ? text : text[..allowed];
        }
    }

    /// <summary>That of the cell on whose behalf a command runs; null where nobody set one.</summary>
    public static PrintBudget? Of(KernelCommand? command)
    {
        for (; command is not null; command = command.Parent)
            if (command is SubmitCode { Budget: { } budget }) return budget;
        return null;
    }
}
