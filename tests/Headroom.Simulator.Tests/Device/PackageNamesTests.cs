using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Device;

public sealed class PackageNamesTests
{
    private static readonly Type[] s_ours = typeof(SimulatedAccelerator).Assembly.GetTypes();

    [Fact]
    public void Every_name_inside_ilgpu_that_is_used_exists() => Assert.Null(PackageNames.Missing(PackageNames.All));

    [Fact]
    public void The_loaded_package_is_taken() => PackageNames.Verify();

    [Fact]
    public void A_missing_name_is_found_and_named() =>
        Assert.Equal(
            "Context.gone",
            PackageNames.Missing([(typeof(Context.Builder), "get_DeviceRegistry", false), (typeof(Context), "gone", true)]));

    [Fact]
    public void A_name_of_the_wrong_kind_is_missing() =>
        Assert.Equal("Builder.get_DeviceRegistry", PackageNames.Missing([(typeof(Context.Builder), "get_DeviceRegistry", true)]));

    [Theory]
    [InlineData("1.5.3.0", null, null)]
    [InlineData("1.5.2.0", null,
        "Headroom.Simulator meters ILGPU 1.5.3; this process has loaded ILGPU 1.5.2.0. Reference ILGPU and ILGPU.Algorithms [1.5.3].")]
    [InlineData(
        "2.0.0.0", "Builder.get_DeviceRegistry",
        "Headroom.Simulator meters ILGPU 1.5.3; this process has loaded ILGPU 2.0.0.0, which has no Builder.get_DeviceRegistry. "
        + "Reference ILGPU and ILGPU.Algorithms [1.5.3].")]
    [InlineData(
        "1.5.3.0", "ArrayView`1.x",
        "Headroom.Simulator meters ILGPU 1.5.3; this process has loaded ILGPU 1.5.3.0, which has no ArrayView`1.x. Reference ILGPU and "
        + "ILGPU.Algorithms [1.5.3].")]
    public void Another_version_is_refused_with_a_sentence(string loaded, string? missing, string? sentence) =>
        Assert.Equal(sentence, PackageNames.WhyNot(Version.Parse(loaded), missing));

    [Fact]
    public void No_type_of_ours_has_the_name_of_a_public_type_of_ilgpu()
    {
        // A nested type is written with its owner's name, so nobody takes one for the other.
        var theirs = typeof(Context).Assembly.GetExportedTypes().Concat(typeof(XMath).Assembly.GetExportedTypes())
            .Where(type => !type.IsNested).Select(type => type.Name).ToHashSet();

        Assert.DoesNotContain(s_ours, type => !type.IsNested && theirs.Contains(type.Name));
    }

    [Fact]
    public void No_namespace_of_ours_is_ilgpus() =>
        Assert.DoesNotContain(s_ours, type => type.Namespace?.StartsWith("ILGPU", StringComparison.Ordinal) == true);
}
