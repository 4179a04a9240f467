using System.Diagnostics;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace ILGPU;

public sealed partial class Context
{
    /// <summary>Collects devices and settings; every method returns the builder.</summary>
    public sealed class Builder : ContextProperties
    {
        internal Builder() { }

        internal List<Device> Devices { get; } = [];

        /// <summary>All devices of the machine, with the usual settings.</summary>
        public Builder Default() => AllAccelerators().AutoAssertions().AutoIOOperations();

        /// <summary>All devices of the machine; here the simulated one.</summary>
        public Builder AllAccelerators() => this.DefaultCPU();

        /// <summary>The devices that <paramref name="predicate"/> accepts.</summary>
        public Builder AllAccelerators(Predicate<Device> predicate) => this.CPU(predicate);

        public Builder Assertions() => With(() => EnableAssertions = true);

        public Builder IOOperations() => With(() => EnableIOOperations = true);

        public Builder Verify() => With(() => EnableVerifier = true);

        public Builder Math(MathMode mathMode) => With(() => MathMode = mathMode);

        /// <summary>Assertions where a debugger is attached.</summary>
        public Builder AutoAssertions() => Debugger.IsAttached ? Assertions() : this;

        /// <summary>Output from kernels where a debugger is attached.</summary>
        public Builder AutoIOOperations() => Debugger.IsAttached ? IOOperations() : this;

        /// <summary>The debug settings where a debugger is attached.</summary>
        public Builder AutoDebug() => Debugger.IsAttached ? Debug() : this;

        public Builder Debug() => Optimize(OptimizationLevel.Debug).Assertions().IOOperations();

        public Builder Release() => Optimize(OptimizationLevel.Release);

        public Builder Optimize(OptimizationLevel level) => With(() => OptimizationLevel = level);

        public Builder Profiling() => With(() => EnableProfiling = true);

        /// <summary>The context; with a default device where none was asked for.</summary>
        public Context ToContext() => new(this);

        internal Builder Register(Device device)
        {
            if (!Devices.Contains(device))
                Devices.Add(device);
            return this;
        }

        private Builder With(Action set)
        {
            set();
            return this;
        }
    }
}
