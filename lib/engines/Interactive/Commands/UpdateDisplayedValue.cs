using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

public class UpdateDisplayedValue : KernelCommand
{
    public UpdateDisplayedValue(FormattedValue formattedValue, string valueId)
    {
        if (string.IsNullOrWhiteSpace(valueId))
            throw new ArgumentException("Give the id of the display to update.", nameof(valueId));
        FormattedValue = formattedValue ?? throw new ArgumentNullException(nameof(formattedValue));
        ValueId = valueId;
    }

    public FormattedValue FormattedValue { get; }

    public string ValueId { get; }

    public override Task InvokeAsync(KernelInvocationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Publish(new DisplayedValueUpdated(null, ValueId, this, [FormattedValue]));
        return Task.CompletedTask;
    }
}
