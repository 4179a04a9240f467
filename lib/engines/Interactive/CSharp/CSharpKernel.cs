using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>Runs cells as C# script on Roslyn; each cell sees what the cells before it declared.</summary>
public partial class CSharpKernel : Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<SendValue>
{
    private readonly ScriptSession _session = new();

    public CSharpKernel() : this("csharp")
    {
    }

    public CSharpKernel(string name) : base(name)
    {
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        KernelInfo.DisplayName = $"{name} - C# Script";
        KernelInfo.Description = "Compile and run C# Script";
        KernelInfo.Aliases = ["c#", "C#"];
    }

    /// <summary>Makes assemblies usable by the cells that follow, as <c>#r "path"</c> does.</summary>
    public void AddAssemblyReferences(IEnumerable<string> assemblyPaths)
    {
        ArgumentNullException.ThrowIfNull(assemblyPaths);
        foreach (var path in assemblyPaths) _session.References.Add(path);
    }

    public bool TryGetValue<T>(string name, out T? value)
    {
        var variable = _session.FindVariable(name);
        value = variable is null ? default : (T?)variable.Value;
        return variable is not null;
    }

    /// <summary>Declares a variable, or declares it anew with another type.</summary>
    public async Task SetValueAsync(string name, object? value, Type? declaredType)
    {
        var type = CSharpTypeName.Of(declaredType ?? value?.GetType() ?? typeof(object));
        await _session.RunAsync(new($"{type} {name} = default;", $"set-{name}", 0), CancellationToken.None);
        _session.FindVariable(name)!.Value = value;
    }

    internal IReadOnlyList<ScriptVariable> Variables => _session.Variables;

    internal ScriptSession Session => _session;
}
