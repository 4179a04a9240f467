namespace Headroom.Course.Forms;

/// <summary>How a message names a value: the unit or exercise that owns it, and the property's path inside.</summary>
internal readonly record struct Slot(string Owner, string Property)
{
    public string Say(string what) => Prefix + $"{Property} {what}";

    /// <summary>A statement about the owner itself.</summary>
    public string SayOfOwner(string what) => Prefix + what;

    public Slot Item(int index) => this with { Property = $"{Property}[{index}]" };

    private string Prefix => Owner.Length == 0 ? "" : Owner + ": ";
}
