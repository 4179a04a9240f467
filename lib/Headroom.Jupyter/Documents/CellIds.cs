using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

/// <summary>
/// The ids that nbformat 4.5 wants, each once: a cell's own where it has a good one that no cell before it has, and one after its
/// place otherwise.
/// </summary>
internal static partial class CellIds
{
    public static IReadOnlyList<string> For(InteractiveDocument document)
    {
        var own = document.Elements.Select(e => e.Id).Where(IsGood).ToHashSet();
        var given = new HashSet<string>();
        return [.. document.Elements.Select((element, at) => IsGood(element.Id) && given.Add(element.Id!) ? element.Id!
            : New(at, own, given))];
    }

    private static string New(int at, HashSet<string?> own, HashSet<string> given)
    {
        for (var tail = ""; ; tail += "x")
            if ((at + 1).ToString("'cell-'0", CultureInfo.InvariantCulture) + tail is var id && !own.Contains(id) && given.Add(id))
                return id;
    }

    private static bool IsGood(string? id) => id is not null && Form().IsMatch(id);

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex Form();
}
