using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

internal static class MimeTypes
{
    /// <summary><c>application/json</c> and every <c>+json</c>: nbformat stores these as JSON, all others as text.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
