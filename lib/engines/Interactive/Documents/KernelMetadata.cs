namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>Finds the kernels in a document's metadata, in each of the forms that .NET Interactive, VS Code and Jupyter have written.</summary>
internal static class KernelMetadata
{
    public static KernelInfoCollection? Read(IDictionary<string, object> metadata)
    {
        foreach (var holder in new[] { metadata, Section(metadata, "polyglot_notebook"), Section(metadata, "dotnet_interactive") })
        {
            if (holder is null) continue;
            if (holder.TryGetValue("kernelInfo", out var direct) && direct is KernelInfoCollection infos) return infos;
            if (ReadInfos(Section(holder, "kernelInfo")) is { } read) return read;
            if (Text(holder, "defaultKernelName") is { } name) return new() { DefaultKernelName = name };
        }
        return Section(metadata, "kernelspec") is { } spec && DefaultOf(spec) is { } fallback ? new() { DefaultKernelName = fallback } : null;
    }

    public static Dictionary<string, object> Write(KernelInfoCollection infos)
    {
        var written = new Dictionary<string, object>();
        if (infos.DefaultKernelName is { } name) written["defaultKernelName"] = name;
        written["items"] = infos.Select(object (info) =>
        {
            var item = new Dictionary<string, object> { ["aliases"] = info.Aliases.ToArray<object>() };
            if (info.LanguageName is not null) item["languageName"] = info.LanguageName;
            item["name"] = info.Name;
            return item;
        }).ToArray();
        return written;
    }

    private static KernelInfoCollection? ReadInfos(IDictionary<string, object>? section)
    {
        if (section is null) return null;
        var infos = new KernelInfoCollection { DefaultKernelName = Text(section, "defaultKernelName") };
        if (section.TryGetValue("items", out var items) && items is object[] array)
            infos.Merge(array.OfType<IDictionary<string, object>>()
                .Where(item => Text(item, "name") is not null)
                .Select(item => new KernelInfo(Text(item, "name")!, Text(item, "languageName"), Aliases(item))));
        return infos;
    }

    private static string[] Aliases(IDictionary<string, object> item) =>
        item.TryGetValue("aliases", out var aliases) && aliases is object[] array ? [.. array.OfType<string>()] : [];

    // `.net-csharp` means csharp.
    private static string? DefaultOf(IDictionary<string, object> spec) =>
        Text(spec, "name") is { } name && name.StartsWith(".net-", StringComparison.Ordinal)
            ? name[".net-".Length..] switch { "powershell" => "pwsh", var kernel => kernel }
            : Text(spec, "language");

    private static IDictionary<string, object>? Section(IDictionary<string, object> metadata, string name) =>
        metadata.TryGetValue(name, out var value) ? value as IDictionary<string, object> : null;

    internal static string? Text(IDictionary<string, object> metadata, string name) =>
        metadata.TryGetValue(name, out var value) ? value as string : null;
}
