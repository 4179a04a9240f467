using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Commands;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// How many characters a cell may still print. What is over is counted and dropped where it is written, so that a loop that prints forever
/// fills nothing.
/// </summary>
internal sealed class PrintBudget(long characters)
{
    private static readonly ConditionalWeakTable<KernelCommand, PrintBudget> s_budgets = [];
    private readonly Lock _gate = new();
    private long _left = characters;

    public long Limit { get; } = characters;

    public long Dropped { get; private set; }

    public string CutOff => $"{Environment.NewLine}[Cut off: a cell may print {Limit:N0} characters. It runs on.]{Environment.NewLine}";

    /// <summary>Limits what a cell and its pieces print.</summary>
    public static PrintBudget Set(SubmitCode cell, long characters) => s_budgets.GetValue(cell, _ => new(characters));

    /// <summary>That of the cell on whose behalf a command runs; null where nobody set one.</summary>
    public static PrintBudget? Of(KernelCommand? command)
    {
        for (; command is not null; command = command.Parent)
            if (s_budgets.TryGetValue(command, out var budget)) return budget;
        return null;
    }

    /// <summary>
    /// The part of the text that is still allowed, never cut inside a character; <paramref name="isFirstCut"/> the one time that a part is
    /// not.
    /// </summary>
    public string Take(string text, out bool isFirstCut)
    {
        lock (_gate)
        {
            var allowed = (int)Math.Min(_left, text.Length);
            if (allowed > 0 && allowed < text.Length && char.IsSurrogatePair(text[allowed - 1], text[allowed])) allowed--;
            isFirstCut = Dropped == 0 && allowed < text.Length;
            _left = isFirstCut ? 0 : _left - allowed;
            Dropped += text.Length - allowed;
            return allowed == text.Length ? text : text[..allowed];
        }
    }
}
