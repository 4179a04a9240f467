using System.Text;

namespace Headroom.Tokenizing.Families;

/// <summary>What must hold of a vocabulary before it is used; most comes out of files of others.</summary>
internal static class VocabularyCheck
{
    private const int Most = 1 << 20; // four times the largest vocabulary that is known

    /// <summary>The bytes that each token spells, by its id; null where an id has no token.</summary>
    /// <exception cref="ArgumentException">Two tokens have one id, or an id is out of range.</exception>
    public static byte[]?[] Bytes(FamilyVocabulary vocabulary)
    {
        var names = new Dictionary<int, string>(vocabulary.Words.Count);
        foreach (var (name, id) in vocabulary.Words) Take(names, name, id);
        if (names.Count == 0) throw new ArgumentException("the vocabulary has no token.");
        var contents = new HashSet<string>();
        foreach (var token in vocabulary.Added)
        {
            if (token.Content.Length == 0) throw new ArgumentException($"the added token {token.Id} is empty.");
            if (!contents.Add(token.Content)) throw new ArgumentException($"\"{token.Content}\" is added twice.");
            if (vocabulary.Words.TryGetValue(token.Content, out var id) && id != token.Id)
                throw new ArgumentException($"\"{token.Content}\" is added as {token.Id}, and is {id} in the vocabulary.");
            Take(names, token.Content, token.Id);
        }
        var bytes = new byte[]?[names.Keys.Max() + 1];
        // What is not written in the alphabet is what it is, as Hugging Face's decoder has it.
        foreach (var (id, name) in names) bytes[id] = ByteAlphabet.TryRead(name, out var spelled) ? spelled : Encoding.UTF8.GetBytes(name);
        foreach (var token in vocabulary.Added) bytes[token.Id] = token.Special ? [] : Encoding.UTF8.GetBytes(token.Content);
        foreach (var id in vocabulary.Beginning.Concat(vocabulary.Ends))
            if (!names.ContainsKey(id)) throw new ArgumentException($"texts begin or end with token {id}, which there is not.");
        return bytes;
    }

    /// <exception cref="ArgumentException">A merge is of what is no token, or becomes none, or is there twice.</exception>
    public static void Merges(FamilyVocabulary vocabulary)
    {
        var pairs = new HashSet<(string, string)>(vocabulary.Merges.Count);
        foreach (var (i, (left, right)) in vocabulary.Merges.Index())
        {
            foreach (var part in (ReadOnlySpan<string>)[left, right, left + right])
                if (!vocabulary.Words.ContainsKey(part) || part.Length == 0 || part.Contains(' ', StringComparison.Ordinal))
                    throw new ArgumentException($"merge {i} is of \"{left}\" and \"{right}\", and \"{part}\" is no token.");
            if (!pairs.Add((left, right)))
                throw new ArgumentException($"merge {i} is of \"{left}\" and \"{right}\", as an earlier one is.");
        }
    }

    private static void Take(Dictionary<int, string> names, string name, int id)
    {
        if (id is < 0 or >= Most) throw new ArgumentException($"\"{name}\" has the id {id}; ids from 0 to {Most - 1:N0} are read.");
        if (!names.TryAdd(id, name) && names[id] != name)
            throw new ArgumentException($"\"{names[id]}\" and \"{name}\" have the same id {id}.");
    }
}
