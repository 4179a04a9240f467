namespace Headroom.Training.Running;

/// <summary>The files of one run.</summary>
internal sealed record RunFolder(string Path)
{
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");
    public string Model => System.IO.Path.Combine(Path, "model.safetensors");
    public string Log => System.IO.Path.Combine(Path, "log.txt");

    /// <summary>What a killed run left half-written.</summary>
    public void Tidy()
    {
        Directory.CreateDirectory(Path);
        foreach (var draft in Directory.EnumerateFiles(Path, "*.tmp")) File.Delete(draft);
    }

    /// <summary>Prints a line and keeps it.</summary>
    public void Tell(string line)
    {
        Console.WriteLine(line);
        File.AppendAllText(Log, line + "\n");
    }
}
