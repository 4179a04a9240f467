using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Magics;

/// <summary>Magic commands that the packages keep in one that is no longer published.</summary>
internal static class MagicExtensions
{
    /// <summary><c>#!time</c>: how long the code behind it in the cell took.</summary>
    public static T UseTime<T>(this T kernel) where T : Kernel
    {
        kernel.AddDirective(
            new KernelActionDirective("#!time") { Description = "Time the execution of the code that follows in the cell." },
            (_, context) =>
        {
            var from = Stopwatch.GetTimestamp();
            context.OnComplete(c => Show(c,
                string.Create(CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(from).TotalMilliseconds}ms")));
            return Task.CompletedTask;
        });
        return kernel;
    }

    /// <summary><c>#!lsmagic</c>: all that may stand behind <c>#!</c>.</summary>
    public static T UseMagicList<T>(this T kernel) where T : Kernel
    {
        kernel.AddDirective(new KernelActionDirective("#!lsmagic") { Description = "List the magic commands that can be used." },
            (_, context) =>
        {
            Show(context, string.Join('\n', MagicNames.WithDescriptions(context.HandlingKernel.RootKernel)
                .Select(m => $"{m.Name,-14} {m.Description}")));
            return Task.CompletedTask;
        });
        return kernel;
    }

    private static void Show(KernelInvocationContext context, string text) =>
        context.Publish(new DisplayedValueProduced(text, context.Command, [new FormattedValue(PlainTextFormatter.MimeType, text)]));
}
