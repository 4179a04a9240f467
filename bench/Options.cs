using System.Globalization;

namespace Headroom.Bench;

/// <summary><c>bench [ID...|all] [--quick] [--fresh] [--minutes M] [--json]</c>.</summary>
public sealed record Options
{
    /// <summary>Claims or groups of them, or <c>all</c>; by default the README's.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Those of the README's claims that take seconds.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Begins again where an earlier run has not ended.</summary>
    public bool IsFresh { get; init; }

    public bool IsJson { get; init; }

    /// <summary>No claim is begun after it. Claims named on the command line have none.</summary>
    public TimeSpan? Limit { get; init; }

    /// <exception cref="ArgumentException">An option is not known or has no number; the message says which.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var (ids, rest) = (new List<string>(), new Queue<string>(arguments));
        var options = new Options();
        while (rest.TryDequeue(out var each))
            switch (each)
            {
                case "--quick": options = options with { IsQuick = true }; break;
                case "--fresh": options = options with { IsFresh = true }; break;
                case "--json": options = options with { IsJson = true }; break;
                case "--minutes": options = options with { Limit = Minutes(rest) }; break;
                default:
                    if (each.StartsWith('-')) throw new ArgumentException($"{each}: no such option");
                    ids.Add(each);
                    break;
            }
        if (options.IsQuick && ids.Count > 0) throw new ArgumentException("--quick chooses the claims itself: leave the ids out");
        var limit = options.Limit ?? (ids.Count > 0 ? null : TimeSpan.FromMinutes(options.IsQuick ? 5 : 45));
        return options with { Ids = ids, Limit = limit };
    }

    /// <summary>What to measure, in the order of the catalogue.</summary>
    /// <exception cref="ArgumentException">An id names no claim; the message lists those there are.</exception>
    public IReadOnlyList<Claim> Claims()
    {
        if (Ids.Count == 0) return IsQuick ? Headlines.Quick : Headlines.All;
        var unknown = Ids.Where(id => id != "all" && !Catalogue.Claims.Any(claim => Catalogue.Matches(claim, id))).ToArray();
        if (unknown.Length > 0)
            throw new ArgumentException(
                $"no claim named {string.Join(", ", unknown)}. The claims: {string.Join(", ", Catalogue.Claims.Select(c => c.Id))}");
        return [.. Catalogue.Claims.Where(claim => Ids.Any(id => id == "all" || Catalogue.Matches(claim, id)))];
    }

    private static TimeSpan Minutes(Queue<string> rest) =>
        rest.TryDequeue(out var text)
        && double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 10_000
            ? TimeSpan.FromMinutes(minutes)
            : throw new ArgumentException("--minutes wants a number above 0, of minutes");
}
