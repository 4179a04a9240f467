using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Reading;

/// <summary>
/// What has been worked out for methods and types, until the collectible assembly that they need is unloaded: a grader process sees many.
/// </summary>
internal sealed class PerAssembly<TKey, TValue>
    where TKey : notnull
{
    // The values refer to the assembly; a conditional table keeps them only as long as something else does.
    private readonly ConditionalWeakTable<Assembly, ConcurrentDictionary<TKey, TValue>> _tables = [];

    /// <summary>The entries of one member's assembly.</summary>
    public ConcurrentDictionary<TKey, TValue> Of(MemberInfo member) => _tables.GetValue(OwnerOf(member), static _ => []);

    // A method of the library over a learner's type goes when the learner's type goes.
    private static Assembly OwnerOf(MemberInfo member) =>
        member.IsCollectible ? CollectibleOf(member) ?? member.Module.Assembly : member.Module.Assembly;

    private static Assembly? CollectibleOf(MemberInfo member)
    {
        if (!member.IsCollectible) return null;
        if (member is Type { HasElementType: true } compound) return CollectibleOf(compound.GetElementType()!);
        if (member.Module.Assembly.IsCollectible) return member.Module.Assembly;
        IEnumerable<Type> arguments = member switch
        {
            Type type => type.GenericTypeArguments,
            MethodBase { IsGenericMethod: true } method => [.. method.GetGenericArguments(), method.DeclaringType!],
            _ => [member.DeclaringType!],
        };
        return arguments.Select(CollectibleOf).FirstOrDefault(assembly => assembly is not null);
    }
}
