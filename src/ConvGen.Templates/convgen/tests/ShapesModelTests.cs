using ConvGen;

namespace ShapesNamespace.Tests;

public class ShapesModelTests
{
    [Fact]
    public void ItLearnsToTellShapesApart()
    {
        var net = new ShapesModel(seed: 1);
        using var trainer = new Trainer<ShapesModel>(net, new Adam(learningRate: 0.003f));
        trainer.Fit(new DataLoader(Drawing.Dataset(4000, seed: 1), batchSize: 64, shuffle: true, seed: 1), epochs: 5, cancellationToken: TestContext.Current.CancellationToken);

        float accuracy = trainer.Evaluate(Drawing.Dataset(1000, seed: 2)).Accuracy;

        Assert.True(accuracy > 0.95f, $"Only {accuracy:0.0%} of the exam's images were right.");
    }

    [Fact]
    public void ASavedNetworkGivesTheSameBits()
    {
        var saved = new ShapesModel(seed: 1);
        var loaded = new ShapesModel(seed: 2);
        using var file = new MemoryStream();
        saved.Save(file);

        loaded.Load(file.ToArray());

        float[] image = new float[ShapesModel.InputLength];
        Drawing.Dataset(1, seed: 3).CopyImage(0, image);
        Assert.Equal(Logits(saved, image), Logits(loaded, image));
    }

    private static float[] Logits(ShapesModel net, float[] image)
    {
        float[] logits = new float[ShapesModel.OutputLength];
        net.Predict(image, logits);
        return logits;
    }
}
