namespace Headroom.Grading.Referring;

/// <summary>Something outside itself that an assembly refers to: a type, or a member of one.</summary>
/// <param name="Type">
/// With namespace and enclosing types, without the number of type parameters: <c>System.Collections.Generic.List</c>.
/// </param>
/// <param name="Member">Null for the type itself.</param>
/// <param name="Token">Of the metadata row, by which code names it.</param>
internal readonly record struct Reference(string Type, string? Member, int Token)
{
    /// <summary>In place of a type: a method whose code is not in the assembly, such as a DllImport's.</summary>
    public const string Extern = "extern";

    /// <summary>In place of a type: a call through a function pointer.</summary>
    public const string FunctionPointer = "delegate*";

    /// <summary>
    /// A generic method without parameters, as <c>Activator.CreateInstance&lt;T&gt;()</c>, which is how the compiler writes
    /// <c>new T()</c>.
    /// </summary>
    public bool IsBare { get; init; }

    /// <summary>As a learner would write it: properties and events without their prefix, constructors as <c>new</c>.</summary>
    public string Name => Member switch
    {
        null => Type,
        ".ctor" or ".cctor" => $"new {Type}",
        _ when Type is Extern => $"{Type} {Member}",
        _ => $"{Type}.{Plain(Member)}",
    };

    /// <summary>The word to look for in a source.</summary>
    public string Word => Type is Extern && Member is not null ? Member : Type[(Type.LastIndexOf('.') + 1)..];

    private static string Plain(string member)
    {
        foreach (var prefix in new[] { "get_", "set_", "add_", "remove_" })
            if (member.StartsWith(prefix, StringComparison.Ordinal)) return member[prefix.Length..];
        return member;
    }
}
