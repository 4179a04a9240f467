using ILGPU;

namespace Headroom.Grading.Tests.Kernels;

public sealed partial class GroupsTogetherTest
{
    /// <summary>The lower half of the groups fills h, the upper half waits for that and adds it up, each for itself.</summary>
    private static class Kernels
    {
        public static void HandsOver(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1;
                Group.Barrier();
                if (!Group.IsFirstThread) return;
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
            else
            {
                Await(done, Producers);
                AddUp(h, y);
            }
        }

        public static void NoFence(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1; // written
                Group.Barrier();
                if (Group.IsFirstThread) Atomic.Add(ref done[0], 1); // signalled
            }
            else
            {
                Await(done, Producers);
                AddUp(h, y);
            }
        }

        public static void NoBarrierBeforeTheSignal(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1;
                if (!Group.IsFirstThread) return;
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
            else
            {
                Await(done, Producers);
                AddUp(h, y);
            }
        }

        public static void NoBarrierBehindTheWait(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1;
                Group.Barrier();
                if (!Group.IsFirstThread) return;
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
            else
            {
                if (Group.IsFirstThread)
                    while (Atomic.Add(ref done[0], 0) < Producers) { }
                AddUp(h, y);
            }
        }

        public static void WaitsForTooFew(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1;
                Group.Barrier();
                if (!Group.IsFirstThread) return;
                MemoryFence.DeviceLevel();
                Atomic.Add(ref done[0], 1);
            }
            else
            {
                Await(done, 1);
                AddUp(h, y);
            }
        }

        public static void WaitsForTooMany(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer)
            {
                h[Grid.GlobalIndex.X] = 1;
                Group.Barrier();
                if (Group.IsFirstThread) Atomic.Add(ref done[0], 1);
            }
            else
            {
                Await(done, Producers + 1);
                AddUp(h, y);
            }
        }

        public static void SpinsOnAPlainRead(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer) h[Grid.GlobalIndex.X] = 1;
            else
            {
                while (done[0] < Producers) { } // the plain read
                AddUp(h, y);
            }
        }

        public static void AllWaitForAll(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (Group.IsFirstThread)
            {
                Atomic.Add(ref done[0], 1);
                while (Atomic.Add(ref done[0], 0) < Grid.DimX) { } // everybody
            }
            Group.Barrier();
            if (Group.IsFirstThread) y[Grid.IdxX] = 64 * Producers;
        }

        public static void ReadsInALibrary(ArrayView<float> h, ArrayView<float> y, ArrayView<int> done)
        {
            if (IsProducer) h[Grid.GlobalIndex.X] = 1;
            else if (Group.IsFirstThread) y[Grid.IdxX - Producers] = AllOf(h);
        }

        private static bool IsProducer => Grid.IdxX < Producers;

        private static int Producers => Grid.DimX / 2;

        private static void Await(ArrayView<int> done, int signals)
        {
            if (Group.IsFirstThread)
                while (Atomic.Add(ref done[0], 0) < signals) { } // the wait
            Group.Barrier();
        }

        private static void AddUp(ArrayView<float> h, ArrayView<float> y)
        {
            if (!Group.IsLastThread) return;
            var sum = 0f;
            for (var i = 0; i < 64 * Producers; i++) sum += h[i]; // the read
            y[Grid.IdxX - Producers] = sum;
        }

        private static float AllOf(ArrayView<float> h) => Library.Sum(h, 64 * Producers); // the call
    }
}
