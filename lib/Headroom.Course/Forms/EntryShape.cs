using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>An object of the manifest, as its type and its attributes declare it: members with their forms, and no others.</summary>
/// <param name="Noun">"an exercise".</param>
/// <param name="Members">In the order of the type.</param>
internal sealed record EntryShape(string Noun, IReadOnlyList<EntryMember> Members)
{
    private static readonly ConcurrentDictionary<Type, EntryShape> s_all = new();

    public static EntryShape Of(Type written) => s_all.GetOrAdd(written, Read);

    public EntryMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <summary>Checks every value by itself; what holds between them is the rules' part.</summary>
    public void Check(Placed found, Slot place, ErrorList errors)
    {
        if (found.Content is not { } entry)
        {
            errors.Add(found.At, place.Say($"is {found.Kind}, needs {Noun}"), $"Write {Noun}.");
            return;
        }
        var owner = Owner(place, (Find("id")?.In(entry) as Placed<string>)?.Value);
        foreach (var member in Members)
        {
            if (member.In(entry) is { } value) member.Check(value, owner with { Property = owner.Property + member.Name }, errors);
            else if (!member.Optional)
                errors.Add(found.At, owner.SayOfOwner($"missing property \"{owner.Property}{member.Name}\""), $"Add it: {member.Needs}.");
        }
    }

    /// <summary>Where its members stand: ("exercise 01.2", "") for what has an id, else ("exercise 01.2", "budgets.").</summary>
    public Slot Owner(Slot place, string? id)
    {
        if (Find("id")?.Form is TextAttribute form)
            return new Slot(form.Accepts(id) ? $"{Noun[(Noun.IndexOf(' ') + 1)..]} {id}" : place.SayOfOwner(place.Property), "");
        return place.Owner.Length == 0 ? new Slot("", "") : place with { Property = place.Property + "." };
    }

    private static EntryShape Read(Type written) => new(
        written.GetCustomAttribute<NounAttribute>()!.Noun,
        [.. written.GetProperties().Select(property => EntryMember.Of(property))]);
}

/// <summary>One member of an entry.</summary>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Property">What holds it once it is read.</param>
/// <param name="Form">Of its value, or of a list's items; null for an entry.</param>
/// <param name="List">Set when it is a list.</param>
/// <param name="Inner">What it is, or its items are, when that is an entry.</param>
internal sealed record EntryMember(string Name, PropertyInfo Property, FormAttribute? Form, ListAttribute? List, EntryShape? Inner)
{
    public bool IsList => List is not null;

    public bool Optional { get; } = Property.IsDefined(typeof(OptionalAttribute));

    public string Needs => List?.Needs ?? Form?.Needs ?? Inner!.Noun;

    public Placed? In(object entry) => (Placed?)Property.GetValue(entry);

    public void Check(Placed found, Slot place, ErrorList errors)
    {
        if (List is null)
        {
            CheckOne(found, place, errors);
            return;
        }
        List.Check(found, place, errors);
        if (found.Content is not IReadOnlyList<Placed> items) return;
        for (var at = 0; at < Math.Min(items.Count, List.Max); at++) CheckOne(items[at], place.Item(at), errors);
    }

    public static EntryMember Of(PropertyInfo property)
    {
        var forms = property.GetCustomAttributes<FormAttribute>().ToArray();
        var list = forms.OfType<ListAttribute>().FirstOrDefault();
        var value = property.PropertyType.GetGenericArguments()[0];
        if (list is not null) value = value.GetGenericArguments()[0].GetGenericArguments()[0];
        return new(
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            property, forms.FirstOrDefault(form => form is not ListAttribute), list,
            value.IsDefined(typeof(NounAttribute)) ? EntryShape.Of(value) : null);
    }

    private void CheckOne(Placed found, Slot place, ErrorList errors)
    {
        if (Inner is not null) Inner.Check(found, place, errors);
        else Form!.Check(found, place, errors);
    }
}
