namespace Headroom.Kernels;

/// <summary>
/// Colours of what stands in a notebook's page, as CSS values: the page's own where it names them (VS Code, Jupyter), else ours. A page's
/// green may be pale on its own paper, so a colour that carries words is mixed with the page's ink: at least 4.5 to 1 in VS Code's
/// Modern and high contrast themes.
/// </summary>
public static class PageColors
{
    /// <summary>Stands in the style of the outermost element, once; the colours below refer to it.</summary>
    public const string Names =
        "--hr-good:" + GoodHere + ";--hr-bad:" + BadHere + ";--hr-accent:" + AccentHere + ";--hr-muted:" + MutedHere;

    public const string Good = "var(--hr-good)", Bad = "var(--hr-bad)";

    /// <summary>The thing a picture is about.</summary>
    public const string Accent = "var(--hr-accent)";

    /// <summary>What may be read last, and lines that carry no words.</summary>
    public const string Muted = "var(--hr-muted)";

    private const string OurGood = "light-dark(#0b6b3a,#7fd6a4)", OurBad = "light-dark(#a3341f,#ff9d85)",
        OurAccent = "light-dark(#0b62bc,#7ab7ff)", OurMuted = "light-dark(#59636e,#9aa4b0)";

    private const string GoodHere =
        "color-mix(in srgb,var(--vscode-testing-iconPassed,var(--jp-success-color1," + OurGood + ")) 45%," + Ink + OurGood + ")))";
    private const string BadHere =
        "color-mix(in srgb,var(--vscode-errorForeground,var(--jp-error-color1," + OurBad + ")) 50%," + Ink + OurBad + ")))";
    private const string AccentHere =
        "color-mix(in srgb,var(--vscode-charts-blue,var(--jp-brand-color1," + OurAccent + ")) 60%," + Ink + OurAccent + ")))";
    private const string MutedHere = "var(--vscode-descriptionForeground,var(--jp-content-font-color2," + OurMuted + "))";
    private const string Ink = "var(--vscode-foreground,var(--jp-content-font-color1,";
}
