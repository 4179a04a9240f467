using ILGPU;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>One right way to write a task's kernel.</summary>
/// <param name="Name">As its file is named.</param>
/// <param name="Launch">Groups and threads in words, for a reader.</param>
/// <param name="Config">Groups and threads for a shape.</param>
public sealed record KernelBase(string Name, string Launch, Func<int[], KernelConfig> Config)
{
    /// <summary>The method's text; its name is Kernel.</summary>
    /// <exception cref="InvalidOperationException">No such text is embedded.</exception>
    public string Text(string task)
    {
        var name = $"{task}.{Name}.csx";
        using var stream = typeof(KernelBase).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no kernel {name} is embedded: it belongs into Composing/Bases/{task}/{Name}.csx");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
