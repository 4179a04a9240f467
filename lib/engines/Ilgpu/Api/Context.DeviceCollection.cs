using System.Collections;
using System.Collections.Immutable;
using ILGPU.Runtime;

namespace ILGPU;

public sealed partial class Context
{
    /// <summary>The devices of one kind.</summary>
    public readonly struct DeviceCollection<TDevice> : IEnumerable<TDevice>
        where TDevice : Device
    {
        private readonly ImmutableArray<TDevice> devices;

        internal DeviceCollection(ImmutableArray<TDevice> devices) => this.devices = devices;

        public AcceleratorType AcceleratorType => AcceleratorType.CPU;

        public int Count => devices.Length;

        public TDevice this[int deviceIndex] => devices[deviceIndex];

        public ImmutableArray<TDevice>.Enumerator GetEnumerator() => devices.GetEnumerator();

        IEnumerator<TDevice> IEnumerable<TDevice>.GetEnumerator() => ((IEnumerable<TDevice>)devices).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)devices).GetEnumerator();
    }
}
