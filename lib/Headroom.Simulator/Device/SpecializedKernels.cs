using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using ILGPU.Backends.EntryPoints;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// Answers for kernels with a <see cref="SpecializedValue{T}"/>. ILGPU compiles such a kernel itself, in the learner's context, before it
/// asks the backend; but first it looks into its table of loaded kernels. Here the table asks us first: an illegal kernel is refused, and a
/// legal one is put in, so that nothing is left to compile.
/// </summary>
internal sealed class SpecializedKernels
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>ILGPU's table, and the types of its keys and values.</summary>
    internal static readonly FieldInfo? Table = typeof(Accelerator).GetField("kernelCache", Members);

    private readonly Accelerator _accelerator;
    private readonly Dictionary<object, Delegate> _loaded = [];
    private readonly IDictionary _table;

    private SpecializedKernels(Accelerator accelerator)
    {
        _accelerator = accelerator;
        var key = Table!.FieldType.GenericTypeArguments[0];
        var asking = Activator.CreateInstance(typeof(Asking<>).MakeGenericType(key), (Action<object>)Load);
        // With room from the start: an empty table looks nothing up and asks nobody.
        _table = (IDictionary)Activator.CreateInstance(Table.FieldType, 16, asking)!;
    }

    /// <summary>
    /// Puts a table that asks into a new accelerator. One without a table, which the context's builder can choose, keeps none.
    /// </summary>
    public static void Watch(Accelerator accelerator)
    {
        if (Table?.GetValue(accelerator) is not null) Table.SetValue(accelerator, new SpecializedKernels(accelerator)._table);
    }

    /// <exception cref="InternalCompilerException">ILGPU would refuse the kernel.</exception>
    private void Load(object key)
    {
        var compiled = Value(key, "CompiledKernelKey");
        var entry = (EntryPointDescription)Value(compiled, "Entry");
        if (!entry.HasSpecializedParameters || _loaded.ContainsKey(key)) return;
        var launcher = Launch(entry, (KernelSpecialization)Value(compiled, "Specialization"), (int)Value(key, "ImplicitGroupSize"));
        _loaded.Add(key, launcher);
        _table.Add(key, Activator.CreateInstance(Table!.FieldType.GenericTypeArguments[1], new WeakReference<object>(launcher), null));
    }

    private Delegate Launch(EntryPointDescription entry, KernelSpecialization specialization, int groupSize)
    {
        var compiled = _accelerator.CompileKernel(entry, specialization);
        var kernel = entry.IndexType == IndexType.KernelConfig ? _accelerator.LoadKernel(compiled)
            : groupSize > 0 ? _accelerator.LoadImplicitlyGroupedKernel(compiled, groupSize)
            : _accelerator.LoadAutoGroupedKernel(compiled);
        var index = entry.IndexType == IndexType.KernelConfig ? typeof(KernelConfig) : entry.MethodSource.GetParameters()[0].ParameterType;
        var type = Expression.GetActionType([typeof(AcceleratorStream), index, .. entry.Parameters.ParameterTypes]);
        return (Delegate)typeof(Kernel).GetMethod(nameof(Kernel.CreateLauncherDelegate))!.MakeGenericMethod(type).Invoke(kernel, null)!;
    }

    private static object Value(object owner, string name) => owner.GetType().GetProperty(name, Members)!.GetValue(owner)!;

    // Every look into a table hashes the key; this hash asks first.
    private sealed class Asking<TKey>(Action<object> ask) : IEqualityComparer<TKey>
        where TKey : struct
    {
        public bool Equals(TKey x, TKey y) => x.Equals(y);

        public int GetHashCode(TKey key)
        {
            ask(key);
            return key.GetHashCode();
        }
    }
}
