using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>What one value of the manifest must look like by itself; <c>course.schema.json</c> says the same to editors.</summary>
internal abstract record Form
{
    /// <summary>Completes "needs ...": "a whole number from 1 to 10".</summary>
    public abstract string Needs { get; }

    public abstract void Check(Node node, Place place, ErrorList errors);

    protected void WrongType(Node node, Place place, ErrorList errors) =>
        errors.Add(node.At, place.Say($"is {node.Kind}, needs {Needs}"), $"Write {Needs}.");
}
