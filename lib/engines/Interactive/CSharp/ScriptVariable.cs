using System.Reflection;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>A top-level variable of a cell, which the compiler made a field of the cell's class.</summary>
internal sealed class ScriptVariable(object submission, FieldInfo declared)
{
    public string Name => declared.Name;

    public Type Type => declared.FieldType;

    public object? Value
    {
        get => declared.GetValue(submission);
        set => declared.SetValue(submission, value);
    }

    public static IEnumerable<ScriptVariable> Of(object submission) =>
        submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(f => char.IsLetter(f.Name[0]) || f.Name[0] == '_')
            .Select(f => new ScriptVariable(submission, f));
}
