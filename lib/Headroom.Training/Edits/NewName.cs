using Headroom.Training.Seeds;

namespace Headroom.Training.Edits;

/// <summary>Names for what an edit renames or adds.</summary>
internal static class NewName
{
    private static readonly string[] s_first = (
        "first last next total left right inner outer upper lower max min start end source target local shared active current previous raw "
        + "clean sorted open closed fast slow wide narrow old fresh hot cold near far deep flat full empty busy spare main side")
            .Split(' ');

    private static readonly string[] s_second = (
        "count index value size width height depth length offset stride rank level block tile row column key token name path line text "
        + "part step rate limit bound sum mean scale weight error score cost budget window page slot seed node edge batch head layer group "
        + "lane chunk buffer cursor matrix vector tensor kernel thread warp stream queue stack tree graph entry ledger cell point angle "
        + "ratio delta gamma sigma alpha beta epoch sample label prefix suffix marker border margin corner center radius speed time delay "
        + "phase cycle frame image pixel color shade signal sensor engine wheel lever handle button panel table shelf drawer folder letter")
            .Split(' ');

    private static readonly string[] s_types =
    [
        "int", "int", "int", "bool", "string", "double", "float", "long", "byte", "int[]", "string[]", "float[]", "TimeSpan",
        "CancellationToken",
    ];

    /// <summary>A type and a name for an added parameter.</summary>
    public static string Parameter(Dice dice, IReadOnlySet<string> taken) => $"{dice.Of(s_types)} {Draw(dice, taken)}";

    /// <summary>A name that is none of those taken: of one word or two.</summary>
    public static string Draw(Dice dice, IReadOnlySet<string> taken)
    {
        while (true)
        {
            var word = dice.Of(s_second);
            if (dice.Below(4) > 0) word = dice.Of(s_first) + char.ToUpperInvariant(word[0]) + word[1..];
            if (!taken.Contains(word)) return word;
        }
    }
}
