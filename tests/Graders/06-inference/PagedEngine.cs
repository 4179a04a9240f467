namespace Graders;

/// <summary>
/// What an engine does with an allocator: it writes tokens into the blocks that it is given, copies where it is told to, and reads each
/// sequence back through its table. Beside it stand the tokens that should come.
/// </summary>
internal sealed class PagedEngine(int blocks, int blockSize)
{
    private const int Nothing = -1;

    private readonly int[,] _memory = Empty(blocks, blockSize);
    private readonly Dictionary<int, List<int>> _tokens = [];

    public PagedAllocator Allocator { get; } = new(blocks, blockSize);

    public int Blocks => blocks;

    public int Size => blockSize;

    public IEnumerable<int> Ids => _tokens.Keys.Order();

    /// <summary>Whether it was started; of one that was refused there is nothing to append to, to fork or to release.</summary>
    public bool Has(int id) => _tokens.ContainsKey(id);

    public int BlocksOf(int id) => (_tokens[id].Count + blockSize - 1) / blockSize;

    /// <summary>What Start returned; the rest of the prompt is computed into its blocks.</summary>
    public int Start(int id, int[] prompt)
    {
        var found = Allocator.Start(id, prompt);
        if (found < 0) return found;
        _tokens[id] = [.. prompt];
        var table = Allocator.Table(id);
        for (var at = found; at < prompt.Length; at++) Write(table, at, prompt[at]);
        return found;
    }

    public bool Append(int id, int token, out (int From, int To)? copy)
    {
        if (!Allocator.Append(id, out copy)) return false;
        if (copy is var (from, to) && IsBlock(from) && IsBlock(to))
            for (var slot = 0; slot < blockSize; slot++) _memory[to, slot] = _memory[from, slot];
        _tokens[id].Add(token);
        Write(Allocator.Table(id), _tokens[id].Count - 1, token);
        return true;
    }

    public void Fork(int id, int fork)
    {
        if (!Has(id)) return;
        Allocator.Fork(id, fork);
        _tokens[fork] = [.. _tokens[id]];
    }

    public void Release(int id)
    {
        if (!Has(id)) return;
        Allocator.Release(id);
        _tokens.Remove(id);
    }

    /// <summary>What is wrong with tables, free blocks or the tokens behind them, in words; empty where nothing is.</summary>
    public string Wrong()
    {
        var held = new HashSet<int>();
        foreach (var id in Ids)
        {
            int[] table = [.. Allocator.Table(id) ?? []];
            if (table.Length != BlocksOf(id))
                return $"sequence {id} has {table.Length} blocks for {_tokens[id].Count} tokens in blocks of {blockSize}: {BlocksOf(id)} "
                    + "are needed";
            if (table.FirstOrDefault(block => !IsBlock(block), Nothing) is var odd && table.Any(block => !IsBlock(block)))
                return $"sequence {id} has block {odd}: there are blocks 0 to {blocks - 1}";
            if (table.Distinct().Count() < table.Length) return $"sequence {id} has one block twice";
            held.UnionWith(table);
            for (var at = 0; at < _tokens[id].Count; at++)
                if (_memory[table[at / blockSize], at % blockSize] != _tokens[id][at])
                    return $"token {at} of sequence {id} is not its own: block {table[at / blockSize]} was written by another sequence, "
                        + "or holds an old one";
        }
        var (free, right) = (Allocator.FreeBlocks, blocks - held.Count);
        return free == right ? ""
            : free < right ? $"FreeBlocks is {free}, and {right} are held by nobody: a leak"
                : $"FreeBlocks is {free}, and only {right} are held by nobody";
    }

    private void Write(IReadOnlyList<int> table, int at, int token)
    {
        if (at / blockSize < table.Count && IsBlock(table[at / blockSize])) _memory[table[at / blockSize], at % blockSize] = token;
    }

    private bool IsBlock(int block) => block >= 0 && block < blocks;

    private static int[,] Empty(int blocks, int size)
    {
        var memory = new int[blocks, size];
        for (var block = 0; block < blocks; block++)
            for (var slot = 0; slot < size; slot++) memory[block, slot] = Nothing;
        return memory;
    }
}
