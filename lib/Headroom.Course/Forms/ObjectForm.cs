using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>A property that an object may have.</summary>
internal sealed record Property(string Name, Form Form, bool Required = true);

/// <summary>An object with known properties and no others.</summary>
internal sealed record ObjectForm(string Noun, IReadOnlyList<Property> Properties) : Form
{
    /// <summary>What its properties are called in a message; a counter is one too.</summary>
    public string PropertyNoun { get; init; } = "property";

    /// <summary>Messages about what is inside name the object by its <c>id</c>: "exercise 01.2".</summary>
    public TextForm? Id { get; init; }

    public override string Needs => Noun;

    public override void Check(Node node, Place place, ErrorList errors)
    {
        if (node is not ObjectNode found)
        {
            WrongType(node, place, errors);
            return;
        }
        var owner = Owner(found, place);
        CheckRepeated(found, owner, errors);
        CheckMissing(found, owner, errors);
        foreach (var member in found.Members) CheckMember(member, owner, errors);
    }

    // Inside is where its properties stand: ("exercise 01.2", "") or ("exercise 01.2", "budgets.").
    private Place Owner(ObjectNode found, Place place)
    {
        if (Id is not null) return new Place(Id.Accepts(found.Text("id")) ? $"{Name} {found.Text("id")}" : place.SayOfOwner(place.Property), "");
        return place.Owner.Length == 0 ? new Place("", "") : place with { Property = place.Property + "." };
    }

    private string Name => Noun[(Noun.IndexOf(' ') + 1)..];

    private void CheckMember(Member member, Place owner, ErrorList errors)
    {
        var known = Properties.FirstOrDefault(property => property.Name == member.Name);
        if (known is not null) known.Form.Check(member.Value, owner with { Property = owner.Property + member.Name }, errors);
        else
            errors.Add(member.At, owner.SayOfOwner($"unknown {PropertyNoun} {Quoted.Text(owner.Property + member.Name)}"),
                $"Nearest known: {string.Join(", ", Nearest.Of(member.Name, Properties.Select(property => property.Name), 2))}.");
    }

    private void CheckMissing(ObjectNode found, Place owner, ErrorList errors)
    {
        foreach (var property in Properties.Where(property => property.Required && found[property.Name] is null))
            errors.Add(found.At, owner.SayOfOwner($"missing {PropertyNoun} {Quoted.Text(owner.Property + property.Name)}"), $"Add it: {property.Form.Needs}.");
    }

    private void CheckRepeated(ObjectNode found, Place owner, ErrorList errors)
    {
        foreach (var group in found.Members.GroupBy(member => member.Name))
            foreach (var again in group.Skip(1))
                errors.Add(again.At, owner.SayOfOwner($"{PropertyNoun} {Quoted.Text(owner.Property + again.Name)} stands twice, first in line {group.First().At.Line}"), "Remove one of them.");
    }
}
