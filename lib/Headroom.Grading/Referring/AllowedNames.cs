namespace Headroom.Grading.Referring;

/// <summary>
/// What graded code of a unit may refer to. Everything is closed that no name opens; of several names the longest decides, and a
/// type's own name opens or closes its members unless they are named.
/// </summary>
internal sealed partial class AllowedNames
{
    private static readonly Dictionary<string, Topic?> s_everywhere = Everywhere();
    private readonly Dictionary<string, Topic?> _names;

    private AllowedNames(Dictionary<string, Topic?> names) => _names = names;

    /// <param name="unit">Such as 03; one that opens and closes nothing of its own has what all have.</param>
    public static AllowedNames In(string unit)
    {
        var (open, closed) = (OpenIn.GetValueOrDefault(unit), ClosedIn.GetValueOrDefault(unit));
        if (open is null && closed is null) return new(s_everywhere);
        var names = new Dictionary<string, Topic?>(s_everywhere);
        foreach (var name in (open ?? []).SelectMany(Spelled)) names[name] = null;
        Close(names, closed ?? []);
        return new(names);
    }

    /// <summary>Why it is closed; null where it is open.</summary>
    public Topic? Closes(Reference reference)
    {
        var (type, member) = (reference.Type, reference.Member);
        if (member is not null)
        {
            if (reference.IsBare && _names.TryGetValue($"{type}.{member}<>()", out var bare)) return bare;
            if (_names.TryGetValue($"{type}.{member}", out var own) || _names.TryGetValue($"{type}.*", out own)) return own;
        }
        for (var name = type; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))])
            if (_names.TryGetValue(name, out var topic) && (topic is null || !IsException(type))) return topic;
        return IsException(type) ? null : Topic.Unlisted;
    }

    // Throwing and catching is the language's, whatever the exception is of.
    private static bool IsException(string type) =>
        type.StartsWith("System.", StringComparison.Ordinal) && type.EndsWith("Exception", StringComparison.Ordinal);

    private static Dictionary<string, Topic?> Everywhere()
    {
        var names = new Dictionary<string, Topic?>();
        foreach (var name in Open.SelectMany(Spelled)) names[name] = null;
        Close(names, Closed);
        return names;
    }

    private static void Close(Dictionary<string, Topic?> names, IEnumerable<(Topic Topic, string[] Names)> closed)
    {
        foreach (var (topic, line) in closed)
            foreach (var name in line.SelectMany(Spelled)) names[name] = topic;
    }

    // "A: B C" is A.B and A.C.
    internal static IEnumerable<string> Spelled(string line) => line.Split(": ") is [var above, var below]
        ? below.Split(' ').Select(name => $"{above}.{name}")
        : [line];
}
