using System.Diagnostics;

namespace Plotly.NET;

internal static class HtmlFile
{
    public static void Save(GenericChart chart, string path, bool openInBrowser)
    {
        var file = path.EndsWith(".html", StringComparison.Ordinal) ? path : path + ".html";
        File.WriteAllText(file, GenericChart.toEmbeddedHTML(chart));
        if (openInBrowser) Open(file);
    }

    private static void Open(string file)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(file) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [file]);
        using var browser = Process.Start(start);
    }
}
