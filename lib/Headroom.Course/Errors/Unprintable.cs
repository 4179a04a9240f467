using System.Globalization;
using System.Text;

namespace Headroom.Course.Errors;

/// <summary>Characters that no text of the course may hold: they move a cursor, hide text or mean nothing.</summary>
internal static class Unprintable
{
    public static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
