using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Seeds;

namespace Headroom.Training.Edits;

/// <summary>
/// Endless edits of real code: a parameter or variable gets a new name, a parameter is added, a line moves. The index-th is the same on
/// every machine.
/// </summary>
public sealed class EditSource
{
    private const int Shortest = 60;  // tokens of a fragment
    private const int Longest = 180;
    private const int LongestLine = 70; // characters of a line that an instruction quotes

    private readonly List<Fragment> _fragments = [];
    private readonly BytePairTokenizer _tokenizer;
    private readonly bool _disguised;

    /// <param name="files">C# files to take fragments from.</param>
    /// <param name="tokenizer">Which says how long a fragment is.</param>
    /// <param name="disguised">
    /// Whether half of all locals get other names before the edit. A model that has seen a few thousand fragments many times would know
    /// them by heart; where names change it has to copy. To train on; what is measured is code as it was written.
    /// </param>
    /// <exception cref="ArgumentException">No file has a member of 60 to 180 tokens.</exception>
    public EditSource(IEnumerable<string> files, BytePairTokenizer tokenizer, bool disguised = false)
    {
        ArgumentNullException.ThrowIfNull(files);
        (_tokenizer, _disguised) = (tokenizer, disguised);
        var known = new HashSet<string>();
        foreach (var file in files)
            _fragments.AddRange(Fragments.Of(file, text => known.Add(text) && Fits(text)).Where(Kinds));
        if (_fragments.Count == 0)
            throw new ArgumentException(
                $"no member of {Shortest} to {Longest} tokens in these files", nameof(files));

        static bool Kinds(Fragment fragment) => Makers(fragment).Count > 0;
    }

    /// <summary>Fragments that edits are made of.</summary>
    public int Count => _fragments.Count;

    /// <summary>The index-th edit.</summary>
    public Edit Edit(ulong seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var dice = Dice.For(seed, (ulong)index);
        var fragment = dice.Of(_fragments);
        if (_disguised) fragment = Disguise(fragment, dice);
        return dice.Of(Makers(fragment))(fragment, dice);
    }

    // The text is read anew after each name, for places move. One that would grow too long or lose all edits stays as it is.
    private Fragment Disguise(Fragment fragment, Dice dice)
    {
        foreach (var name in fragment.Locals.Select(local => local.Name).ToList())
        {
            if (dice.Below(2) == 0 || fragment.Locals.FirstOrDefault(local => local.Name == name).Places is not { } places) continue;
            var text = fragment.Renamed(places, NewName.Draw(dice, fragment.Identifiers));
            if (Fits(text) && Fragments.Read(text) is { } renamed && Makers(renamed).Count > 0) fragment = renamed;
        }
        return fragment;
    }

    private bool Fits(string text) => _tokenizer.Encode(Encoding.UTF8.GetBytes(text)).Length is >= Shortest and <= Longest;

    private static List<Func<Fragment, Dice, Edit>> Makers(Fragment fragment)
    {
        var makers = new List<Func<Fragment, Dice, Edit>>();
        if (fragment.Locals.Count > 0) makers.Add(Rename);
        if (fragment.Parameters is not null) makers.Add(AddParameter);
        if (fragment.Runs.Any(run => Movable(fragment, run).Count > 0)) makers.Add(MoveLine);
        return makers;
    }

    private static Edit Rename(Fragment fragment, Dice dice)
    {
        var (name, places) = dice.Of(fragment.Locals);
        var renamed = NewName.Draw(dice, fragment.Identifiers);
        return new Edit($"Rename {name} to {renamed}.", fragment.Text, fragment.Renamed(places, renamed));
    }

    private static Edit AddParameter(Fragment fragment, Dice dice)
    {
        var parameter = NewName.Parameter(dice, fragment.Identifiers);
        var after = fragment.Text.Insert(fragment.Parameters!.Value, (fragment.HasParameters ? ", " : "") + parameter);
        return new Edit($"Add a parameter {parameter}.", fragment.Text, after);
    }

    private static Edit MoveLine(Fragment fragment, Dice dice)
    {
        var run = dice.Of(fragment.Runs.Where(one => Movable(fragment, one).Count > 0).ToList());
        var moved = dice.Of(Movable(fragment, run));
        var others = run.Where(line => line != moved).ToList();
        // Above a line that is not the next one: there it stands already.
        var above = dice.Of(others.Where(line => line.Start != moved.Start + moved.Length).ToList() is { Count: > 0 } far ? far : others);
        var text = fragment.Text.Substring(moved.Start, moved.Length);
        var (down, at) = (above.Start > moved.Start, above.Start);
        if (above.Start == moved.Start + moved.Length) at = above.Start + above.Length;
        var after = fragment.Text.Remove(moved.Start, moved.Length).Insert(down ? at - moved.Length : at, text);
        var where = at == above.Start ? "above" : "below";
        return new Edit($"Move the line {text.Trim()} {where} {Line(fragment, above)}", fragment.Text, after);
    }

    private static string Line(Fragment fragment, Place place) => fragment.Text.Substring(place.Start, place.Length).Trim();

    // A line that stands twice in the fragment would not say which one is meant.
    private static List<Place> Movable(Fragment fragment, IReadOnlyList<Place> run)
    {
        var once = run.Select(line => Line(fragment, line)).All(line => line.Length <= LongestLine && Occurs(fragment.Text, line) == 1);
        return once ? [.. run] : [];
    }

    private static int Occurs(string text, string part)
    {
        var count = 0;
        for (var at = -1; (at = text.IndexOf(part, at + 1, StringComparison.Ordinal)) >= 0;) count++;
        return count;
    }
}
