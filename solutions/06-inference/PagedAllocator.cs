// 06.4 Paged allocator. Objective: give each sequence blocks as it grows, share what two have in common, and find earlier prompts again.
// A cache of `blocks` blocks, each for blockSize tokens. Table(id): the sequence's blocks in order, tokens / blockSize of them, rounded up.
//   Start    a sequence with a prompt of 1 token and more. Full blocks with which an earlier prompt began, and which still hold it, are
//            shared and not computed again. Returns their tokens, or -1 where the rest does not fit: then nothing has changed.
//   Append   one more token; false where that needs a block and none is free. A block that another sequence holds too is not written to:
//            the one that writes gets a fresh block in its place, and copy says which is to be copied to which. Else copy is null.
//   Fork     a second sequence with the same tokens, which takes no block
//   Release  gives the blocks back that nobody else holds. They are free, and still found by Start until a fresh block is taken from them.
// A fresh block is the one that became free longest ago; at first 0, 1, 2 ... Of one sequence the last block becomes free first.
// FreeBlocks: those that no sequence holds. HitRate: tokens found of all tokens of prompts that were started, 0 before the first.
// An id that is not there, or is there already, throws, and nothing has changed.
// Out of scope: finding answers again, for which Append would need their tokens; moving sequences out. About 50 lines.
public sealed class PagedAllocator
{
    // your turn: begin
    private readonly int _size;
    private readonly int[] _holders; // sequences, of each block
    private readonly string?[] _prefixes; // that end with each block, where Start may find it
    private readonly LinkedList<int> _free; // longest first
    private readonly Dictionary<string, int> _known = [];
    private readonly Dictionary<int, (List<int> Table, int Tokens)> _sequences = [];
    private long _asked, _found;

    public PagedAllocator(int blocks, int blockSize) =>
        (_size, _holders, _prefixes, _free) = (blockSize, new int[blocks], new string?[blocks], new(Enumerable.Range(0, blocks)));

    public int FreeBlocks => _free.Count;

    public double HitRate => _asked == 0 ? 0 : (double)_found / _asked;

    public IReadOnlyList<int> Table(int id) => _sequences[id].Table;

    public int Start(int id, ReadOnlySpan<int> prompt)
    {
        if (_sequences.ContainsKey(id)) throw new ArgumentException($"{id} is there already");
        var (tokens, table) = (prompt.ToArray(), new List<int>());
        while ((table.Count + 1) * _size <= tokens.Length && _known.TryGetValue(Prefix(tokens, table.Count + 1), out var block))
            table.Add(block);
        var (found, blocks) = (table.Count * _size, (tokens.Length + _size - 1) / _size);
        // Found blocks that nobody holds are among the free ones, and must not be taken for fresh ones.
        if (blocks - table.Count > _free.Count - table.Count(block => _holders[block] == 0)) return -1;
        foreach (var block in table) Hold(block);
        while (table.Count < blocks)
        {
            table.Add(Fresh());
            if (table.Count * _size <= tokens.Length) Remember(table[^1], Prefix(tokens, table.Count));
        }
        _sequences[id] = (table, tokens.Length);
        (_asked, _found) = (_asked + tokens.Length, _found + found);
        return found;
    }

    public bool Append(int id, out (int From, int To)? copy)
    {
        copy = null;
        var (table, tokens) = _sequences[id];
        var (full, shared) = (tokens % _size == 0, _holders[table[^1]] > 1);
        if ((full || shared) && _free.Count == 0) return false;
        if (full) table.Add(Fresh());
        else if (shared)
        {
            copy = (table[^1], Fresh());
            _holders[table[^1]]--;
            table[^1] = copy.Value.To;
        }
        _sequences[id] = (table, tokens + 1);
        return true;
    }

    public void Fork(int id, int fork)
    {
        var (table, tokens) = _sequences[id];
        _sequences.Add(fork, ([.. table], tokens));
        foreach (var block in table) Hold(block);
    }

    public void Release(int id)
    {
        if (!_sequences.Remove(id, out var sequence)) throw new ArgumentException($"{id} is not there");
        foreach (var block in Enumerable.Reverse(sequence.Table))
            if (--_holders[block] == 0) _free.AddLast(block);
    }

    // All tokens up to its end: keys and values depend on everything before them.
    private string Prefix(int[] tokens, int blocks) => string.Join(' ', tokens.Take(blocks * _size));

    private void Hold(int block)
    {
        if (_holders[block]++ == 0) _free.Remove(block);
    }

    private void Remember(int block, string prefix) => (_prefixes[block], _known[prefix]) = (prefix, block);

    private int Fresh()
    {
        var block = _free.First!.Value;
        if (_prefixes[block] is { } prefix) _known.Remove(prefix);
        _prefixes[block] = null;
        Hold(block);
        return block;
    }
    //> public PagedAllocator(int blocks, int blockSize) => throw new NotAttempted("06.4");
    //>
    //> public int FreeBlocks => throw new NotAttempted("06.4");
    //>
    //> public double HitRate => throw new NotAttempted("06.4");
    //>
    //> public IReadOnlyList<int> Table(int id) => throw new NotAttempted("06.4");
    //>
    //> public int Start(int id, ReadOnlySpan<int> prompt) => throw new NotAttempted("06.4");
    //>
    //> public bool Append(int id, out (int From, int To)? copy) => throw new NotAttempted("06.4");
    //>
    //> public void Fork(int id, int fork) => throw new NotAttempted("06.4");
    //>
    //> public void Release(int id) => throw new NotAttempted("06.4");
    // your turn: end
}
