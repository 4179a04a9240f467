namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>Writes a type the way C# source names it.</summary>
internal static class CSharpTypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsVisible) return "object";
        return "global::" + (type.Namespace is { Length: > 0 } space ? space + "." : "") + NestedName(type);
    }

    private static string NestedName(Type type)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var path = new Stack<Type>();
        for (var at = type; at is not null; at = at.DeclaringType) path.Push(at);
        return string.Join('.', path.Select(part => Part(part, arguments)));
    }

    private static string Part(Type part, Queue<Type> arguments)
    {
        var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0) return part.Name;
        var own = int.Parse(part.Name[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return $"{part.Name[..tick]}<{string.Join(", ", Enumerable.Range(0, own).Select(_ => Of(arguments.Dequeue())))}>";
    }
}
