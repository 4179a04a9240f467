using Headroom.Kernels;

namespace Headroom.Cli.Doctoring;

/// <summary>The GPUs that ILGPU finds here, and what HEADROOM_DEVICE comes to.</summary>
internal sealed record DeviceFacts
{
    /// <summary>What there is through CUDA and OpenCL, with the reason where a device, or all of a kind, is refused.</summary>
    public IReadOnlyList<SurveyedDevice> Found { get; init; } = [];

    /// <summary>What kernels run on, as <see cref="Gpu.Sentence"/> says it; null where nothing could be opened.</summary>
    public string? Taken { get; init; }

    /// <summary>Why HEADROOM_DEVICE cannot be had.</summary>
    public string? Refused { get; init; }

    /// <summary>How the process that asked the drivers ended, where it did not answer.</summary>
    public string? Broken { get; init; }
}
