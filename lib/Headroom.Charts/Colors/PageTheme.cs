namespace Headroom.Charts.Colors;

/// <summary>
/// The colours of a figure as style sheet variables. Where a notebook names its own (VS Code, Jupyter), paper and ink are the notebook's;
/// ours are the fallback. The series keep their palette, light or dark as the page is.
/// </summary>
internal static class PageTheme
{
    private static readonly string[] s_vscode = ["editor-background", "editor-foreground", "descriptionForeground"],
        s_jupyter = ["layout-color0", "content-font-color1", "content-font-color2"];

    /// <summary>What a notebook marks itself with. VS Code's light high contrast carries the dark one's class as well.</summary>
    public static readonly string[] Light = [".vscode-light", ".vscode-high-contrast-light", "[data-jp-theme-light=\"true\"]"],
        Dark = [".vscode-dark", ".vscode-high-contrast:not(.vscode-high-contrast-light)", "[data-jp-theme-light=\"false\"]"];

    public static readonly string LightColors = Variables(Own("#ffffff", "#171c26", "#56606f"), "#dfe3e9", "#f0f2f5", Palette.Light),
        DarkColors = Variables(Own("#14181f", "#e9ebef", "#a7afbc"), "#323a46", "#1f252e", Palette.Dark),
        PaperColors = Variables(["#ffffff", "#171c26", "#56606f"], "#dfe3e9", "#f0f2f5", Palette.Light);

    private static string[] Own(params ReadOnlySpan<string> fallback)
    {
        var own = new string[fallback.Length];
        for (var i = 0; i < own.Length; i++) own[i] = $"var(--vscode-{s_vscode[i]},var(--jp-{s_jupyter[i]},{fallback[i]}))";
        return own;
    }

    private static string Variables(string[] page, string grid, string minor, IReadOnlyList<string> series)
        => $"--surface:{page[0]};--ink:{page[1]};--muted:{page[2]};--grid:{grid};--minor:{minor};"
            + string.Concat(series.Select((color, i) => $"--c{i + 1}:{color};"));

    public static string Rule(string selector, string body) => $"{selector}{{{body}}}\n";

    /// <summary>A rule for <paramref name="inner"/> on pages marked so.</summary>
    public static string On(IEnumerable<string> marks, string inner, string body)
        => Rule(string.Join(",", marks.Select(mark => $"{mark} {inner}")), body);
}
