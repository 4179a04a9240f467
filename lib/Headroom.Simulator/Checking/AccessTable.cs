namespace Headroom.Simulator.Checking;

/// <summary>
/// Accesses of several groups, or of several threads of a group, to one word that nothing orders: of each group that is resident the
/// first thread's and the latest of another.
/// </summary>
/// <param name="residents">Groups at a time.</param>
internal sealed class AccessTable(int residents)
{
    private readonly List<WordAccess[]> _rows = [[]]; // number 0 is none
    private readonly Stack<int> _free = [];

    /// <summary>The accesses of a row, some of them none.</summary>
    public ReadOnlySpan<WordAccess> this[int row] => _rows[row];

    /// <summary>Adds one; those that come before it in any case make room for it.</summary>
    public void Add(ref int row, int resident, WordAccess access, GroupClock clock, Func<int, int> placeOf)
    {
        if (row == 0) row = NewRow();
        ref var first = ref _rows[row][2 * resident];
        ref var second = ref _rows[row][2 * resident + 1];
        if (IsBefore(second)) second = default;
        if (IsBefore(first)) first = access;
        else second = access;

        bool IsBefore(WordAccess other) =>
            other.Time == 0 || clock.Knows(access.Lane, other.Group, placeOf(other.Group), other.Lane, other.Time);
    }

    public void Clear(ref int row)
    {
        if (row == 0) return;
        Array.Clear(_rows[row]);
        _free.Push(row);
        row = 0;
    }

    private int NewRow()
    {
        if (_free.TryPop(out var row)) return row;
        _rows.Add(new WordAccess[2 * residents]);
        return _rows.Count - 1;
    }
}
