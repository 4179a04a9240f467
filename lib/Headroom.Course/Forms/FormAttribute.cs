using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>What one member of the manifest must look like by itself; <c>course.schema.json</c> says the same to editors.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class FormAttribute : Attribute
{
    /// <summary>Completes "needs ...": "a whole number from 1 to 10".</summary>
    public abstract string Needs { get; }

    public abstract void Check(Placed found, Slot place, ErrorList errors);

    protected void WrongKind(Placed found, Slot place, ErrorList errors) =>
        errors.Add(found.At, place.Say($"is {found.Kind}, needs {Needs}"), $"Write {Needs}.");
}

/// <summary>A member that may be left out.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalAttribute : Attribute;

/// <summary>What an object of the manifest is called: "an exercise".</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NounAttribute(string noun) : Attribute
{
    public string Noun => noun;
}
