using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes) =>
        Published(context, new(value, FormattedValue.CreateManyFromObject(value, mimeTypes)));

    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) =>
        Published(context, new(value, [new(mimeType, value)]));

    private static DisplayedValue Published(KernelInvocationContext context, DisplayedValue value)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Publish(new DisplayedValueProduced(value.Value, context.CurrentCommand, value.FormattedValues, value.DisplayId));
        return value;
    }
}
