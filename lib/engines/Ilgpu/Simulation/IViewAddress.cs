namespace ILGPU.Simulation;

/// <summary>What every view has and the public API hides: where it starts.</summary>
internal interface IViewAddress
{
    nint Address { get; }
}
