using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Cells;

namespace Headroom.Cli.Jupyter;

/// <summary>The files by which a Jupyter client finds and starts the course's kernel: kernel.json and three pictures.</summary>
internal sealed record KernelSpec(string Folder)
{
    public const string DefaultName = "headroom-csharp", DisplayName = "C# (Headroom)";
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly string[] s_pictures = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    public string File => Path.Combine(Folder, "kernel.json");

    public static KernelSpec In(string kernels, string name) => new(Path.Combine(kernels, name));

    /// <exception cref="UsageException">The folder cannot be written, or holds a kernel of somebody else.</exception>
    public void Write(string dotnet, string command)
    {
        if (System.IO.File.Exists(File) && Read() is null)
            throw new UsageException($"{File} belongs to another kernel. Choose another --name, or remove it first.");
        try
        {
            foreach (var picture in s_pictures) Copy(picture);
            AtomicFile.Write(File, Json(dotnet, command).ToJsonString(s_indented) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Folder} cannot be written: {e.Message} Give a folder of your own with --prefix.");
        }
    }

    /// <summary>False when there is nothing to remove.</summary>
    /// <exception cref="UsageException">The folder holds a kernel of somebody else.</exception>
    public bool Remove()
    {
        if (!Directory.Exists(Folder)) return false;
        if (System.IO.File.Exists(File) && Read() is null) throw new UsageException($"{File} belongs to another kernel, so it stays.");
        Directory.Delete(Folder, recursive: true);
        return true;
    }

    /// <summary>
    /// The <c>dotnet</c> and the <c>course.dll</c> that an installed specification starts; null when there is none of ours.
    /// </summary>
    public (string Dotnet, string Command)? Read()
    {
        try
        {
            var spec = JsonNode.Parse(System.IO.File.ReadAllText(File));
            if (spec?["argv"] is not JsonArray { Count: > 2 } argv || (string?)spec["metadata"]?["kernel"] != DefaultName) return null;
            return ((string)argv[0]!, (string)argv[2]!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Interrupts come as messages: a signal cannot be sent to one process on Windows.
    internal static JsonObject Json(string dotnet, string command) => new()
    {
        // A process that asks for cultures does not start where ICU is missing.
        ["env"] = CellCulture.IsMissing ? new JsonObject { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" } : new JsonObject(),
        ["argv"] = new JsonArray(dotnet, "exec", command, "jupyter", "kernel", "--connection", "{connection_file}"),
        ["display_name"] = DisplayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, ["kernel"] = DefaultName },
    };

    private void Copy(string picture)
    {
        Directory.CreateDirectory(Folder);
        using var source = typeof(KernelSpec).Assembly.GetManifestResourceStream(picture)
            ?? throw new InvalidOperationException($"{picture} is not in the command's assembly");
        using var target = System.IO.File.Create(Path.Combine(Folder, picture));
        source.CopyTo(target);
    }
}
