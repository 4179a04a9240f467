namespace Headroom.Simulator.Code;

/// <summary>
/// What a lane's frame holds: the value it offers in an exchange, the value it gets, then variables whose address is stored, then
/// whatever a suspension saves.
/// </summary>
internal sealed class FrameLayout(int exchangeBytes)
{
    private readonly Dictionary<Variable, int> _variables = [];
    private readonly Dictionary<(int Depth, int Size), int> _stack = [];

    /// <summary>Room for one exchanged value.</summary>
    public int ExchangeBytes { get; } = Align(exchangeBytes);

    /// <summary>Where the received value is.</summary>
    public int Received => ExchangeBytes;

    /// <summary>Bytes per lane.</summary>
    public int Size { get; private set; } = 2 * Align(exchangeBytes);

    public int Of(Variable variable) =>
        _variables.TryGetValue(variable, out var offset) ? offset : _variables[variable] = Take(StackTypes.SizeOf(variable.Type));

    public int OfStack(int depth, Type type)
    {
        var size = StackTypes.SizeOf(type);
        return _stack.TryGetValue((depth, size), out var offset) ? offset : _stack[(depth, size)] = Take(size);
    }

    // 8 is enough for every scalar; wider structs are copied by parts.
    private int Take(int size)
    {
        var offset = Size;
        Size += (size + 7) & ~7;
        return offset;
    }

    private static int Align(int bytes) => (bytes + 15) & ~15;
}
