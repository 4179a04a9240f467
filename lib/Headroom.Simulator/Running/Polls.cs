namespace Headroom.Simulator.Running;

/// <summary>
/// What a thread has done since it last changed anything: atomic operations that left their words as they were. If it comes to the same
/// place in the same state again, it goes round until somebody else changes what it has read; so it may sleep until then.
/// </summary>
internal sealed unsafe class Polls
{
    // A loop that counts its rounds is never in the same state.
    private const int MostPlaces = 32;

    private readonly List<(int Suspension, ulong State)> _seen = [];
    private readonly List<(nint Address, int Size, long Value, int Site)> _words = [];

    public bool IsAsleep { get; private set; }

    /// <summary>Whether its state was the same; false where it only seems to wait.</summary>
    public bool IsCertain { get; private set; }

    /// <summary>The word that it read last, and the place that read it.</summary>
    public (nint Address, int Size, long Value, int Site) Last => _words[^1];

    /// <summary>The thread changed something, or met others.</summary>
    public void Clear()
    {
        _seen.Clear();
        _words.Clear();
        (IsAsleep, IsCertain) = (false, false);
    }

    /// <summary>An atomic operation left a word as it was.</summary>
    public void Read(nint address, int size, int site)
    {
        _words.RemoveAll(word => word.Address == address);
        _words.Add((address, size, Peek(address, size), site));
    }

    /// <summary>The thread is before an atomic operation again.</summary>
    public void Arrive(int suspension, ulong state)
    {
        IsCertain = _seen.Contains((suspension, state));
        IsAsleep = _words.Count > 0 && (IsCertain || _seen.Count == MostPlaces);
        if (!IsAsleep) _seen.Add((suspension, state));
    }

    /// <summary>Ends the sleep, if a word is no longer what it was or <paramref name="anyway"/>.</summary>
    public bool Wake(bool anyway)
    {
        if (!IsAsleep || !anyway && _words.TrueForAll(word => Peek(word.Address, word.Size) == word.Value)) return false;
        Clear();
        return true;
    }

    public static long Peek(nint address, int size) => size switch
    {
        1 => *(sbyte*)address,
        2 => *(short*)address,
        4 => *(int*)address,
        _ => *(long*)address,
    };
}
