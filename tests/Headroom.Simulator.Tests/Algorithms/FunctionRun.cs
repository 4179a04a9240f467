using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Runs a kernel around a function over rows of arguments.</summary>
internal static class FunctionRun
{
    /// <summary>What the kernel made of each row: the result, then the references.</summary>
    public static object[][] On(Accelerator accelerator, MethodInfo kernel, MethodInfo function, List<object[]> rows)
    {
        var (ins, outs) = FunctionKernel.ViewsOf(function);
        var columns = ins.Select((type, i) => Column.Of(type, accelerator, [.. rows.Select(row => row[i])]))
            .Concat(outs.Select(type => Column.Of(type, accelerator, new object?[rows.Count]))).ToArray();
        try
        {
            using var loaded = accelerator.LoadAutoGroupedKernel(kernel);
            loaded.Launch(accelerator.DefaultStream, new Index1D(rows.Count), [.. columns.Select(c => c.View)]);
            var read = columns[ins.Length..].Select(c => c.Read()).ToArray();
            return [.. Enumerable.Range(0, rows.Count).Select(row => read.Select(values => values[row]).ToArray())];
        }
        finally
        {
            foreach (var column in columns) column.Dispose();
        }
    }

    /// <summary>What the function itself gives on the host, or null where it throws.</summary>
    public static object[]? OnHost(MethodInfo function, object[] row)
    {
        var parameters = function.GetParameters();
        var arguments = new object?[parameters.Length];
        for (int i = 0, given = 0; i < arguments.Length; i++) arguments[i] = parameters[i].IsOut ? null : row[given++];
        object? result;
        try
        {
            result = function.Invoke(null, arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
        object[] written = [.. parameters.Where(FunctionKernel.IsWritten).Select(p => arguments[p.Position]!)];
        return function.ReturnType == typeof(void) ? written : [result!, .. written];
    }

    private abstract class Column : IDisposable
    {
        public static Column Of(Type type, Accelerator accelerator, object?[] values) =>
            (Column)Activator.CreateInstance(typeof(Column<>).MakeGenericType(type), accelerator, values)!;

        public abstract object View { get; }

        public abstract object[] Read();

        public abstract void Dispose();
    }

    private sealed class Column<T>(Accelerator accelerator, object?[] values) : Column where T : unmanaged
    {
        private readonly MemoryBuffer1D<T, Stride1D.Dense> _buffer = accelerator.Allocate1D(values.Select(Unboxed).ToArray());

        public override object View => (ArrayView<T>)_buffer.View;

        public override object[] Read() => [.. _buffer.GetAsArray1D().Select(value => (object)value)];

        public override void Dispose() => _buffer.Dispose();

        private static T Unboxed(object? value) => value switch
        {
            null => default,
            T same => same,
            Enum or char => (T)Convert.ChangeType(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture),
            true => (T)(object)(byte)1,
            _ => default,
        };
    }
}
