namespace Plotly.NET;

public sealed partial class Config
{
    private static readonly string[] buttonLists = ["modeBarButtonsToRemove", "modeBarButtonsToAdd", "modeBarButtons"];

    /// <summary>Merges the second configuration into the first, which is changed; lists of buttons are appended.</summary>
    internal static Config Combine(Config first, Config second)
    {
        var lists = buttonLists.ToDictionary(name => name, name => Joined(first, second, name));
        first.Merge(second);
        foreach (var (name, list) in lists)
            if (list is not null) first.SetValue(name, list);
        return first;
    }

    private static IEnumerable<object>? Joined(Config first, Config second, string name)
    {
        var mine = first.Find<IEnumerable<object>>(name);
        var others = second.Find<IEnumerable<object>>(name);
        return mine is null ? others : others is null ? mine : [.. mine, .. others];
    }
}
