using System.Text;

namespace Graders;

/// <summary>
/// Which prompts are found and what fits, from the rules: blocks are told apart by what they hold, and become free in the order of the
/// statement.
/// </summary>
internal sealed class PagedReference
{
    private sealed class Block(int number)
    {
        public int Number => number;
        public string Prefix = "";
        public int Holders;
    }

    private readonly List<Block> _all, _free;
    private readonly Dictionary<int, (List<Block> Table, int Tokens)> _sequences = [];
    private readonly int _size;

    public PagedReference(int blocks, int size)
    {
        _all = [.. Enumerable.Range(0, blocks).Select(number => new Block(number))];
        (_free, _size) = ([.. _all], size);
    }

    public long Asked { get; private set; }

    public long Found { get; private set; }

    public double HitRate => Asked == 0 ? 0 : (double)Found / Asked;

    public IEnumerable<int> Table(int id) => _sequences[id].Table.Select(block => block.Number);

    public int Start(int id, int[] prompt)
    {
        var table = new List<Block>();
        var prefixes = Prefixes(prompt);
        while (table.Count < prefixes.Count && _all.Find(block => block.Prefix == prefixes[table.Count]) is { } known) table.Add(known);
        var (found, needed) = (table.Count * _size, (prompt.Length + _size - 1) / _size - table.Count);
        if (needed > _free.Count(block => !table.Contains(block))) return -1;
        foreach (var block in table) Hold(block);
        for (; needed > 0; needed--)
        {
            table.Add(Fresh());
            if (table.Count <= prefixes.Count) table[^1].Prefix = prefixes[table.Count - 1];
        }
        _sequences.Add(id, (table, prompt.Length));
        (Asked, Found) = (Asked + prompt.Length, Found + found);
        return found;
    }

    /// <summary>Whether it fits, and whether a block has to be copied.</summary>
    public (bool Fits, bool Copies) Append(int id)
    {
        var (table, tokens) = _sequences[id];
        var (full, shared) = (tokens % _size == 0, table[^1].Holders > 1);
        if ((full || shared) && _free.Count == 0) return (false, false);
        if (full) table.Add(Fresh());
        else if (shared)
        {
            table[^1].Holders--;
            table[^1] = Fresh();
        }
        _sequences[id] = (table, tokens + 1);
        return (true, shared && !full);
    }

    public void Fork(int id, int fork)
    {
        var (table, tokens) = _sequences[id];
        _sequences.Add(fork, ([.. table], tokens));
        table.ForEach(Hold);
    }

    public void Release(int id)
    {
        _sequences.Remove(id, out var sequence);
        foreach (var block in Enumerable.Reverse(sequence.Table))
            if (--block.Holders == 0) _free.Add(block);
    }

    private Block Fresh()
    {
        var block = _free[0];
        Hold(block);
        block.Prefix = "";
        return block;
    }

    private void Hold(Block block)
    {
        if (block.Holders++ == 0) _free.Remove(block);
    }

    // All tokens up to the end of each full block.
    private List<string> Prefixes(int[] prompt)
    {
        var (prefixes, text) = (new List<string>(), new StringBuilder());
        for (var at = 0; at < prompt.Length; at++)
        {
            text.Append(prompt[at]).Append(' ');
            if ((at + 1) % _size == 0) prefixes.Add(text.ToString());
        }
        return prefixes;
    }
}
