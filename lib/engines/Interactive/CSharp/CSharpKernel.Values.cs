using System.Text.Json;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.CSharp;

public partial class CSharpKernel
{
    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (!TryGetValue<object>(command.Name, out var value))
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}");
        else
            context.Publish(new ValueProduced(value, command.Name, FormattedValue.CreateSingleFromObject(value, command.MimeType), command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. Variables.Select(v => new ValueSharing.KernelValueInfo(v.Name, FormattedValue.CreateSingleFromObject(v.Value, command.MimeType), v.Type))],
            command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command.Name, command.Value ?? Parse(command.FormattedValue), null);

    private static object? Parse(FormattedValue? text)
    {
        if (text?.MimeType != JsonFormatter.MimeType) return text?.Value;
        var json = JsonDocument.Parse(text.Value);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => json.RootElement.GetString(),
            JsonValueKind.Number => json.RootElement.GetDouble(),
            JsonValueKind.Null => null,
            _ => json,
        };
    }
}
