namespace Headroom.Training.Grammars;

/// <summary>Words of one kind. Each entry has one form or several: a person's name, then he or she, him or her, his or her.</summary>
/// <param name="Name">As the grammar calls it.</param>
/// <param name="Forms">Names of the forms after the first, which has none.</param>
/// <param name="Entries">Entries by form: entry, then form. Every one is drawn equally often.</param>
internal sealed record Lexicon(string Name, IReadOnlyList<string> Forms, IReadOnlyList<IReadOnlyList<string>> Entries)
{
    private readonly Dictionary<(int Form, char First), int[]> _byFirst = (
        from entry in Enumerable.Range(0, Entries.Count)
        from form in Enumerable.Range(0, Forms.Count + 1)
        group entry by (form, Entries[entry][form][0])).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The entries whose form begins with a character.</summary>
    public int[] Beginning(int form, char first) => _byFirst.GetValueOrDefault((form, first), []);
}
