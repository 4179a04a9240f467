namespace Headroom.Course.Json;

/// <summary>Line and column, both from 1; a column counts characters.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>A JSON value that knows where it stands.</summary>
internal abstract record Node(Position At)
{
    /// <summary>Its type in a message: "a string".</summary>
    public abstract string Kind { get; }
}

internal sealed record TextNode(Position At, string Value) : Node(At)
{
    public override string Kind => "a string";
}

/// <param name="Value">Infinite when the digits exceed a double.</param>
internal sealed record NumberNode(Position At, double Value) : Node(At)
{
    public override string Kind => "a number";
}

/// <param name="Name"><c>true</c>, <c>false</c> or <c>null</c>.</param>
internal sealed record LiteralNode(Position At, string Name) : Node(At)
{
    public override string Kind => Name;
}

internal sealed record ListNode(Position At, IReadOnlyList<Node> Items) : Node(At)
{
    public override string Kind => "a list";
}
