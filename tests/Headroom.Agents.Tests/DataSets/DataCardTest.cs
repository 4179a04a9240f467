using Headroom.Agents.Chats;
using Headroom.Agents.DataSets;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Tests.DataSets;

public sealed class DataCardTest
{
    private const string ByTheFirstPath = "Here that is so of no file, and the one whose\npath comes first is held out";

    [Fact]
    public void A_card_says_when_no_files_hash_falls_into_the_hold_out() =>
        Assert.Contains(ByTheFirstPath, Card(false), StringComparison.Ordinal);

    [Fact]
    public void A_card_of_a_hold_out_by_hashes_says_the_rule_alone()
    {
        Assert.DoesNotContain(ByTheFirstPath, Card(true), StringComparison.Ordinal);
        Assert.Contains("begins with a byte that 8 divides.\nNo teacher was shown", Card(true), StringComparison.Ordinal);
    }

    private static string Card(bool byHash)
    {
        var path = Enumerable.Range(0, 1000).Select(i => $"F{i}.cs").First(path => HoldOut.Holds(path) == byHash);
        var data = new DataSet([new("A.cs", "class A;")], [], [new(path, "class B;")], [], RepeatedFiles: 0);
        return DataCard.Of(data, new("house", "scripted", 1, 0.5, "all methods were tried"), new Meter());
    }
}
