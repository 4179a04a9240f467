using Headroom.Training.Diagnosing;
using Headroom.Training.Seeds;

namespace Headroom.Testing.Diagnosing;

public sealed class LabBatchTest
{
    [Theory]
    [InlineData(1, new[] { 5, 6, 7, -1, -1 })]
    [InlineData(0, new[] { 4, 5, 6, 7, -1 })]
    [InlineData(-1, new[] { -1, 4, 5, 6, -1 })]
    [InlineData(3, new[] { 7, -1, -1, -1, -1 })]
    public void A_target_stands_so_many_places_after_its_input(int offset, int[] targets)
    {
        var batch = new LabBatch([[4, 5, 6, 7]], context: 5, offset);
        var row = Assert.Single(batch.Samples);
        Assert.Equal([4, 5, 6, 7, 0], row.Inputs);
        Assert.Equal(targets, row.Targets);
        Assert.Equal(targets.Count(target => target >= 0), batch.Targets);
    }

    [Fact]
    public void Shuffled_targets_leave_inputs_where_they_are()
    {
        var batch = new LabBatch([[1, 2, 3], [4, 5, 6]], context: 3, offset: 1);
        var rows = batch.Shuffled(new Dice(1)).Samples.ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], rows.SelectMany(row => row.Inputs));
        var targets = rows.SelectMany(row => row.Targets).ToList();
        Assert.NotEqual([2, 3, -1, 5, 6, -1], targets);
        Assert.Equal([-1, -1, 2, 3, 5, 6], targets.Order());
    }
}
