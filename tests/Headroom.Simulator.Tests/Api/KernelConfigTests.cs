namespace ILGPU.Tests.Api;

public sealed class KernelConfigTests
{
    [Fact]
    public void Tuples_of_every_rank_become_a_configuration()
    {
        KernelConfig one = (4, 64), two = (new Index2D(2, 3), new Index2D(8, 4)), mixed = (new Index3D(2, 3, 4), 32);
        KernelConfig shared = (4, 64, SharedMemoryConfig.RequestDynamic<float>(100));

        Assert.Equal((new Index3D(4, 1, 1), new Index3D(64, 1, 1)), one.ToDimensions());
        Assert.Equal((new Index3D(2, 3, 1), new Index3D(8, 4, 1)), two.ToDimensions());
        Assert.Equal((24L * 32, 400), (mixed.Size, shared.SharedMemoryConfig.ArraySize));
        Assert.True(shared.UsesDynamicSharedMemory && one.IsValid && !new KernelConfig(0, 64).IsValid);
        var (grid, group) = two;
        Assert.Equal((3, 8), (grid.Y, group.X));
    }

    [Fact]
    public void Sizes_below_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelConfig(-1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharedMemoryConfig.RequestDynamic<int>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedMemoryConfig(1, -4));
    }
}
