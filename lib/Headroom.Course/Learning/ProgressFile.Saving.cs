using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

public sealed partial class ProgressFile
{
    /// <summary>Tests end the process here in thought: after the temporary file is written, before it takes the real one's place.</summary>
    internal Action BeforeReplacing { get; init; } = () => { };

    // A rename within a folder is atomic: whoever reads sees the old file or the new one.
    private void Save(JsonObject all)
    {
        SweepUnfinished();
        var temporary = Path.Combine(folder, $"{Name}.{Environment.ProcessId}.tmp");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true })) all.WriteTo(json);
            file.Flush(flushToDisk: true);
        }
        BeforeReplacing();
        File.Move(temporary, Target, overwrite: true);
    }

    // Left by a process that was killed while it saved; nobody else saves, because the folder is locked.
    private void SweepUnfinished()
    {
        foreach (var left in Directory.EnumerateFiles(folder, $"{Name}.*.tmp")) File.Delete(left);
    }
}
