namespace Headroom.Simulator.Checking;

/// <summary>An access of a thread to a word, and when; of no time for none.</summary>
internal readonly record struct WordAccess(long Time, int Group, ushort Lane, ushort Site);

/// <summary>
/// What is known of a word where groups run together: the last plain write, and the reads and atomic operations since then that nothing
/// puts in order. The first of them is here, others are in a table.
/// </summary>
internal struct WordHistory
{
    public WordAccess Write, Read, Atomic;

    /// <summary>Numbers in the table, 0 for none.</summary>
    public int MoreReads, MoreAtomics;
}
