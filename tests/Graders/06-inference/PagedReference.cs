namespace Graders;

/// <summary>
/// Which prompts are found and what fits, from the rules: blocks are told apart by what they hold, and become free in the order of the
/// statement.
/// </summary>
internal sealed class PagedReference(int blocks, int blockSize)
{
    private sealed class Block
    {
        public string Prefix = "";
        public int Holders;
    }

    private readonly List<Block> _free = [.. Enumerable.Range(0, blocks).Select(_ => new Block())];
    private readonly Dictionary<int, (List<Block> Table, int Tokens)> _sequences = [];

    public long Asked { get; private set; }

    public long Found { get; private set; }

    public int Free => _free.Count;

    public double HitRate => Asked == 0 ? 0 : (double)Found / Asked;

    public int Start(int id, int[] prompt)
    {
        var table = new List<Block>();
        var all = _free.Concat(_sequences.Values.SelectMany(sequence => sequence.Table)).Distinct().ToList();
        while ((table.Count + 1) * blockSize <= prompt.Length
            && all.Find(block => block.Prefix == Prefix(prompt, table.Count + 1)) is { } known) table.Add(known);
        var (found, needed) = (table.Count * blockSize, (prompt.Length + blockSize - 1) / blockSize - table.Count);
        if (needed > _free.Count(block => !table.Contains(block))) return -1;
        foreach (var block in table) Hold(block);
        for (; needed > 0; needed--)
        {
            table.Add(Fresh());
            if (table.Count * blockSize <= prompt.Length) table[^1].Prefix = Prefix(prompt, table.Count);
        }
        _sequences.Add(id, (table, prompt.Length));
        (Asked, Found) = (Asked + prompt.Length, Found + found);
        return found;
    }

    /// <summary>Whether it fits, and whether a block has to be copied.</summary>
    public (bool Fits, bool Copies) Append(int id)
    {
        var (table, tokens) = _sequences[id];
        var (full, shared) = (tokens % blockSize == 0, table[^1].Holders > 1);
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

    private string Prefix(int[] prompt, int count) => string.Join(' ', prompt.Take(count * blockSize));
}
