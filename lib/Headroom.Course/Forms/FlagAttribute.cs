using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>Yes or no.</summary>
internal sealed class FlagAttribute : FormAttribute
{
    public override string Needs => "true or false";

    public override void Check(Placed found, Slot place, ErrorList errors)
    {
        if (found.Content is not bool) WrongKind(found, place, errors);
    }
}
