using ConvGen;
using Samples;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}
try
{
    return Run(Options.Parse(args));
}
catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped; nothing was saved");
    return 130;
}

// d2l's recipe: Xavier weights, SGD with a rate of 0.9, batches of 256, cross-entropy.
static int Run(Options options)
{
    const string file = "lenet.safetensors";
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, key) => { key.Cancel = true; stop.Cancel(); };

    (ImageDataset train, ImageDataset test) = FashionMnist.Load();
    var network = new LeNet(options.Seed);
    network.Initialize(Init.XavierUniform, options.Seed);
    Console.WriteLine(LeNet.Description);

    using var trainer = new Trainer<LeNet>(network, new SGD(learningRate: 0.9f), new TrainerOptions { Threads = options.Threads, Seed = options.Seed });
    var batches = new DataLoader(train, batchSize: 256, shuffle: true, seed: options.Seed);
    TrainingView.Run(view =>
    {
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var trained = trainer.Fit(batches, epochs: 1, view, stop.Token)[0];
            var tested = trainer.Evaluate(test);
            view.Add(new EpochRow(epoch, trained.Loss, trained.Accuracy, tested.Accuracy, trained.ImagesPerSecond));
        }
    });

    network.Save(file);
    Console.WriteLine($"saved {Path.GetFullPath(file)}");
    return 0;
}
