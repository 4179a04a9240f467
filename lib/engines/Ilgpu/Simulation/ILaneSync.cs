namespace ILGPU.Simulation;

/// <summary>Makes a lane wait, where lanes run on threads.</summary>
internal interface ILaneSync
{
    /// <summary>Returns when all lanes that <see cref="Lane.Waiting"/> concerns have come, with the lane's outcome and result set.</summary>
    void Wait(Lane lane);
}
