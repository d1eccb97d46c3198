using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvGen.Tests.Networks;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    [InlineData(3, 1000)]
    [InlineData(8, 7)]
    [InlineData(4, 0)]
    public void EveryItemRunsOnce(int threads, int items)
    {
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var counts = new int[items];
            var work = new Counting { Counts = counts };
            Workers.Run(threads, items, ref work);
            Assert.All(counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void OneThreadRunsItemsInOrderOnTheCaller()
    {
        var order = new List<int>();
        var caller = Environment.CurrentManagedThreadId;
        Run(1, 20, item =>
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            order.Add(item);
        });
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public void ManyThreadsReallyHelp()
    {
        // Each item waits for all the others, so that they must be on three threads at once.
        using var barrier = new Barrier(3);
        Run(3, 3, _ => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30))));
    }

    [Fact]
    public void RunsCanBeNestedAndConcurrent()
    {
        var count = 0;
        Run(4, 8, _ => Run(3, 8, _ => Run(2, 8, _ => Interlocked.Increment(ref count))));
        Assert.Equal(512, count);

        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (var i = 0; i < 200; i++)
            {
                Run(3, 10, _ => Interlocked.Increment(ref count));
            }
        });
        Assert.Equal(512 + 16_000, count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ExceptionReachesTheCallerAndTheWorkersLiveOn(int threads)
    {
        for (var i = 0; i < 50; i++)
        {
            var error = Assert.Throws<InvalidDataException>(() => Run(threads, 100, item =>
            {
                if (item == 37)
                {
                    throw new InvalidDataException("item 37");
                }
            }));
            Assert.Equal("item 37", error.Message);
        }

        var count = 0;
        Run(threads, 100, _ => Interlocked.Increment(ref count));
        Assert.Equal(100, count);
    }

    [Fact]
    public void SpansOfTheCallerFollowTheCollector()
    {
        var moved = 0;
        for (var repetition = 0; repetition < 20; repetition++)
        {
            Litter();
            var (source, target) = (Numbers.Random(64 * 100, repetition), new float[64 * 100]);
            Litter();
            var before = AddressOf(source);
            var work = new Copying { Source = source, Target = target };
            Workers.Run(4, 64, ref work);
            Assert.Equal(source, target);
            moved += AddressOf(source) != before ? 1 : 0;
        }

        // The arrays were really moved, while workers were reading and writing them through the caller's frame.
        Assert.NotEqual(0, moved);
    }

    // Garbage around an array makes a collection move it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Litter()
    {
        for (var i = 0; i < 500; i++)
        {
            GC.KeepAlive(new byte[3000]);
        }
    }

    // Not inlined, since the compiler may take an address for something that does not change.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint AddressOf(float[] array) => Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);

    private static void Run(int threads, int items, Action<int> action)
    {
        var work = new Calling { Action = action };
        Workers.Run(threads, items, ref work);
    }

    private struct Counting : IWork
    {
        public int[] Counts;

        public readonly void Run(int item) => Interlocked.Increment(ref Counts[item]);
    }

    private struct Calling : IWork
    {
        public Action<int> Action;

        public readonly void Run(int item) => Action(item);
    }

    private ref struct Copying : IWork
    {
        public ReadOnlySpan<float> Source;
        public Span<float> Target;

        public readonly void Run(int item)
        {
            for (var i = 0; i < 100; i++)
            {
                if (i == 50 && item % 8 == 3)
                {
                    GC.Collect(item / 8 % 2, GCCollectionMode.Forced, blocking: true, compacting: true);
                }

                Target[item * 100 + i] = Source[item * 100 + i];
            }
        }
    }
}
