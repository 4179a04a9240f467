using Headroom.Training.Seeds;

namespace Headroom.Training.Edits;

/// <summary>Names for what an edit renames or adds.</summary>
internal static class NewName
{
    private static readonly string[] s_first =
        "first last next total left right inner outer upper lower max min base start end source target local shared active current previous raw clean sorted"
            .Split(' ');

    private static readonly string[] s_second =
        ("count index value size width height depth length offset stride rank level block tile row column key token name path line text part step rate "
            + "limit bound sum mean scale weight error score cost budget window page slot seed node edge batch head layer group lane chunk buffer cursor").Split(' ');

    /// <summary>Types of added parameters.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["int", "int", "int", "bool", "string", "double", "float", "long", "byte", "int[]", "string[]", "float[]", "TimeSpan", "CancellationToken"];

    /// <summary>A name that is none of those taken: of one word or two.</summary>
    public static string Draw(Dice dice, IReadOnlySet<string> taken)
    {
        while (true)
        {
            var word = dice.Of(s_second);
            if (dice.Below(3) > 0) word = dice.Of(s_first) + char.ToUpperInvariant(word[0]) + word[1..];
            if (!taken.Contains(word) && word is not ("base" or "lock")) return word;
        }
    }
}
