using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive;

public static partial class KernelExtensions
{
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel kernel, string code)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.SendAsync(new SubmitCode(code), CancellationToken.None);
    }

    public static Kernel? FindKernelByName(this Kernel kernel, string name) =>
        kernel.FindKernels(k => k.KernelInfo.IsNamed(name)).FirstOrDefault();

    public static IEnumerable<Kernel> FindKernels(this Kernel kernel, Func<Kernel, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        IEnumerable<Kernel> all = kernel.RootKernel is CompositeKernel root ? [root, .. root] : [kernel.RootKernel];
        return all.Where(predicate);
    }

    /// <summary>Adds <c>#!import FILE</c>.</summary>
    public static TKernel UseImportMagicCommand<TKernel>(this TKernel kernel) where TKernel : Kernel
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.AddMagic(new("#!import", "Run the cells of another notebook or source file.",
            (call, context) => kernel.LoadAndRunInteractiveDocument(new FileInfo(call.Argument!), context.Command), "--file"));
        return kernel;
    }

    /// <summary>Adds <c>#!who</c> and <c>#!whos</c>, which list the variables of the kernel they are used in.</summary>
    public static TKernel UseWho<TKernel>(this TKernel kernel) where TKernel : Kernel
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.AddMagic(new("#!who", "List the names of the variables.", (call, context) => ListVariables(call, context, detailed: false)));
        kernel.AddMagic(new("#!whos", "List the variables with their types and values.", (call, context) => ListVariables(call, context, detailed: true)));
        return kernel;
    }

    private static Task ListVariables(MagicCall call, KernelInvocationContext context, bool detailed)
    {
        if (call.Kernel is not CSharpKernel csharp)
            throw new CommandNotSupportedException(typeof(RequestValueInfos), call.Kernel);
        var variables = csharp.Variables;
        if (detailed)
            context.Display(variables.Select(v => new { v.Name, Type = v.Type.Name, Value = v.Value.ToDisplayString(PlainTextFormatter.MimeType) })
                .ToTabularDataResource(), HtmlFormatter.MimeType);
        else
            context.Display(string.Join(' ', variables.Select(v => v.Name)), PlainTextFormatter.MimeType);
        return Task.CompletedTask;
    }
}
