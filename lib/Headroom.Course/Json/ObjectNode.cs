namespace Headroom.Course.Json;

/// <summary>A property as it stands in the file; names may repeat.</summary>
internal readonly record struct Member(string Name, Position At, Node Value);

/// <summary>A JSON object. The readers by name never fail: what is absent or of another type reads as empty, and the form has already said so.</summary>
internal sealed record ObjectNode(Position At, IReadOnlyList<Member> Members) : Node(At)
{
    public override string Kind => "an object";

    /// <summary>The first property of this name.</summary>
    public Node? this[string name] => Members.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>Where an error about this property belongs: at its value, or at the object when it is absent.</summary>
    public Position Where(string name) => this[name]?.At ?? At;

    public string Text(string name) => (this[name] as TextNode)?.Value ?? "";

    public double? Number(string name) => (this[name] as NumberNode)?.Value;

    public int Whole(string name) => (int)(Number(name) ?? 0);

    public IReadOnlyList<Node> Items(string name) => (this[name] as ListNode)?.Items ?? [];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).OfType<TextNode>().Select(text => text.Value)];

    public IEnumerable<ObjectNode> Objects(string name) => Items(name).OfType<ObjectNode>();
}
