using System.Text;
using ConvGen.Files.Trainee;

namespace ConvGen.Files.Tests;

/// <summary>Thousands of damaged files of every format: each is refused by name, or still says something.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Files = 2000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Weights()
    {
        var network = new SmallNet(seed: 1);
        new SmallNet(seed: 2).Save(_folder["whole"], selfTest: new float[SmallNet.InputLength]);
        return Damaged(network.Load, () => Bits(network));
    }

    [Fact]
    public Task WeightsWithTheirSelfTest()
    {
        var network = new SmallNet(seed: 1);
        new SmallNet(seed: 2).Save(_folder["whole"], selfTest: new float[SmallNet.InputLength]);
        return Damaged(path => network.Load(path, verify: true), () => Bits(network));
    }

    [Fact]
    public Task Checkpoints()
    {
        using var saved = Training.Trainer();
        saved.Fit(Training.Data(), 1, cancellationToken: TestContext.Current.CancellationToken);
        saved.SaveCheckpoint(_folder["whole"]);
        var trainer = Training.Trainer();
        return Damaged(path => trainer.LoadCheckpoint(path, Training.Data()), () => $"{Bits(trainer.Network)} {trainer.Steps} {trainer.Epochs}");
    }

    [Theory]
    [InlineData(NumpyFiles.Float32)]
    [InlineData(NumpyFiles.FortranInt16)]
    [InlineData(NumpyFiles.BigEndianFloat64)]
    public Task Npy(string file)
    {
        _folder.Put("whole", Convert.FromBase64String(file));
        return Damaged(path => _ = NpyFile.Read(path).Values, () => "");
    }

    [Theory]
    [InlineData(NumpyFiles.Npz)]
    [InlineData(NumpyFiles.NpzCompressed)]
    public Task Npz(string file)
    {
        _folder.Put("whole", Convert.FromBase64String(file));
        return Damaged(path => NpzFile.Read(path), () => "");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task NpzDataSets(bool compress)
    {
        NpzFile.Write(_folder["whole"], [new("x_train", NpyArray.Of<byte>([20, 3, 3], new byte[180])), new("y_train", NpyArray.Of<byte>([20], new byte[20]))], compress);
        return Damaged(path => ImageDataset.FromNpz(path), () => "");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Idx(bool compress)
    {
        byte[] bytes = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 3, .. Enumerable.Range(0, 18).Select(i => (byte)i)];
        _folder.Put("whole", compress ? IdxFileTests.Gzip(bytes) : bytes);
        return Damaged(path => IdxFile.Read(path), () => "");
    }

    private Task Damaged(Action<string> load, Func<string> state) => Task.Run(() =>
    {
        var whole = File.ReadAllBytes(_folder["whole"]);
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < Files; i++)
        {
            var path = _folder.Put("damaged", Damage(whole, random));
            var before = state();
            try
            {
                load(path);
            }
            catch (FormatException e)
            {
                refused++;
                Assert.Contains($"'{path}'", e.Message, StringComparison.Ordinal);
                Assert.Equal(before, state());
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"File {i}: {e}");
            }
        }

        Assert.InRange(refused, Files / 10, Files);
    }).WaitAsync(s_patience);

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        switch (random.Next(5))
        {
            case 0:
                bytes.RemoveRange(random.Next(bytes.Count), 1);
                return random.Next(2) == 0 ? [.. bytes] : [.. bytes.Take(random.Next(bytes.Count))];
            case 1:
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                }

                return [.. bytes];
            case 2:
                // In the first bytes, where all formats have their lengths.
                bytes[random.Next(Math.Min(16, bytes.Count))] = (byte)random.Next(256);
                return [.. bytes];
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                return [.. bytes];
            default:
                // A digit or a sign of the header's text becomes another one.
                var marks = "0123456789-[](){},:\"'<>|"u8.ToArray();
                var places = Enumerable.Range(0, bytes.Count).Where(at => marks.Contains(bytes[at])).ToArray();
                bytes[places.Length == 0 ? 0 : places[random.Next(places.Length)]] = marks[random.Next(marks.Length)];
                return [.. bytes];
        }
    }

    private static string Bits(SmallNet network) => new StringBuilder()
        .AppendJoin(' ', network.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits))
        .AppendJoin(' ', network.BatchNorm1.RunningMean.Numbers().Concat(network.BatchNorm1.RunningVar.Numbers()))
        .Append(network.BatchNorm1.NumBatchesTracked).ToString();
}
