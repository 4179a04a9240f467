using Xunit.v3;

namespace Headroom.Testing;

/// <summary>
/// Marks tests that measure time, start processes or use threads: on a busy machine they are the first to fail by chance. tests/steady.sh
/// runs them a
/// hundred times with all cores taken; <c>--filter-trait machine=true</c> runs them once.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Assembly)]
internal sealed class MachineAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("machine", "true")];
}
